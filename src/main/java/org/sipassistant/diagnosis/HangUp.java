// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Endpoint;

/** The end of an answered call, which a node between both sides tells each of them in a BYE of its own. */
final class HangUp {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** What a node needs to hand the end of one leg on to the other, a lost message included. */
    private static final Duration HANDED_ON = Duration.ofSeconds(4);

    private HangUp() {}

    /** The BYE that ended the call; one that only ended a leg behind, long before, did not: the call was parked or transferred. */
    static Optional<ObservedMessage> first(Call call) {
        List<Exchange> ends = call.later("BYE");
        Optional<ObservedMessage> first =
                ends.stream().flatMap(end -> end.request().stream()).findFirst();
        Optional<ObservedMessage> ofCaller = ends.stream()
                .filter(end -> isOfFirstLeg(end, call))
                .flatMap(end -> end.request().stream())
                .findFirst();
        boolean isBefore = first.flatMap(one -> ofCaller.flatMap(one::until))
                .filter(gap -> gap.compareTo(HANDED_ON) > 0)
                .isPresent();
        return isBefore ? ofCaller : first;
    }

    private static boolean isOfFirstLeg(Exchange end, Call call) {
        return end.transactions().stream()
                .anyMatch(hop -> hop.first().message().callId().equals(Optional.of(call.callId())));
    }

    /** The BYE that ended the call, then that with which the same node hung up the other side: either may say why. */
    static List<ObservedMessage> byes(Story story) {
        return story.bye().stream()
                .flatMap(first -> Stream.concat(Stream.of(first), others(story).filter(m -> isOfOne(first, m))))
                .toList();
    }

    /** Whether who sent a BYE hung up another side at once, so that it did not come from there. */
    static boolean isOfBoth(ObservedMessage bye, Story story) {
        boolean handedOn = others(story)
                .anyMatch(other -> other.destination()
                        .map(Endpoint::host)
                        .equals(bye.source().map(Endpoint::host)));
        return !handedOn
                && isFirstHop(bye)
                && others(story).anyMatch(other -> isFirstHop(other) && isOfOne(bye, other));
    }

    /** Whether another side hung up long after a BYE, as where a call was handed over to another network. */
    static boolean isOutlived(ObservedMessage bye, Story story) {
        return others(story)
                .anyMatch(
                        other -> !bye.message().callId().equals(other.message().callId())
                                && bye.until(other)
                                        .filter(gap -> gap.compareTo(HANDED_ON) > 0)
                                        .isPresent());
    }

    private static Stream<ObservedMessage> others(Story story) {
        return story.call().later("BYE").stream()
                .flatMap(exchange -> exchange.transactions().stream())
                .flatMap(hop -> hop.request().stream());
    }

    private static boolean isOfOne(ObservedMessage first, ObservedMessage other) {
        boolean otherSide = !first.message().callId().equals(other.message().callId()) || isOfProxy(first, other);
        return otherSide
                && first.source().isPresent()
                && first.source().map(Endpoint::host).equals(other.source().map(Endpoint::host))
                && first.until(other)
                        .filter(gap -> gap.abs().compareTo(AT_ONCE) <= 0)
                        .isPresent();
    }

    /** Whether both are of one dialog, each in the name of the other side, and nobody is seen to have sent them before. */
    private static boolean isOfProxy(ObservedMessage first, ObservedMessage other) {
        return !first.message().fromTag().equals(other.message().fromTag()) && isFirstHop(first) && isFirstHop(other);
    }

    private static boolean isFirstHop(ObservedMessage request) {
        return request.message().vias().size() == 1;
    }
}
