// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Endpoint;

/** The end of an answered call, which a node between both sides tells each of them in a BYE of its own. */
final class HangUp {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private HangUp() {}

    /** The BYE that ended the call, then that with which the same node hung up the other side: either may say why. */
    static List<ObservedMessage> byes(Story story) {
        return story.bye().stream()
                .flatMap(first -> Stream.concat(Stream.of(first), others(story).filter(m -> isOfOne(first, m))))
                .toList();
    }

    private static Stream<ObservedMessage> others(Story story) {
        return story.call().later("BYE").stream()
                .flatMap(exchange -> exchange.transactions().stream())
                .flatMap(hop -> hop.request().stream());
    }

    private static boolean isOfOne(ObservedMessage first, ObservedMessage other) {
        return !first.message().callId().equals(other.message().callId())
                && first.source().isPresent()
                && first.source().map(Endpoint::host).equals(other.source().map(Endpoint::host))
                && first.until(other)
                        .filter(gap -> gap.abs().compareTo(AT_ONCE) <= 0)
                        .isPresent();
    }
}
