// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.SipMessage;

/**
 * The messages between one peer and whoever spoke with it.
 *
 * @param peer the host of the peer; empty where the log tells no addresses
 */
record CarrierLeg(Optional<String> peer, List<Step> steps) {
    private static final int REFUSED = 300;

    CarrierLeg {
        steps = List.copyOf(steps);
    }

    boolean isFromPeer(Step step) {
        return peer.isPresent() && step.from().map(Endpoint::host).equals(peer);
    }

    /** The first request that begins something; else the first message. */
    Optional<Step> request() {
        return steps.stream()
                .filter(Step::asks)
                .findFirst()
                .or(() -> steps.stream().findFirst());
    }

    /** The answer to that request: the 2xx, or else the last final response to its method that is no normal challenge. */
    Optional<Step> finalResponse() {
        List<Step> finals = finals();
        return finals.stream()
                .filter(step -> step.message().message().statusCode() < REFUSED)
                .findFirst()
                .or(() -> finals.stream().reduce((earlier, later) -> later));
    }

    /** What was refused inside the call after it had been answered; a CANCEL came too late. */
    List<Step> refusedLater() {
        Optional<Step> answer =
                finalResponse().filter(step -> step.message().message().statusCode() < REFUSED);
        return steps.stream()
                .filter(step ->
                        answer.filter(a -> a.message().isBefore(step.message())).isPresent())
                .filter(step -> step.message().message().statusCode() >= REFUSED
                        && step.tone() != Tone.CHALLENGE
                        && !step.isRetransmission()
                        && !step.message().message().method().equals("CANCEL"))
                .toList();
    }

    private List<Step> finals() {
        String method = request().map(step -> step.message().message().method()).orElse("");
        return steps.stream()
                .filter(step -> {
                    SipMessage message = step.message().message();
                    return message.isResponse()
                            && message.isFinal()
                            && step.tone() != Tone.CHALLENGE
                            && !step.isRetransmission()
                            && message.method().equals(method);
                })
                .toList();
    }

    Set<String> hosts() {
        return steps.stream()
                .flatMap(step -> Stream.of(step.from(), step.to()))
                .flatMap(Optional::stream)
                .map(Endpoint::host)
                .collect(Collectors.toSet());
    }

    /** Addresses of one side, with port and transport. */
    List<String> addresses(boolean ofPeer) {
        return steps.stream()
                .flatMap(step -> (isFromPeer(step) == ofPeer ? step.from() : step.to())
                                .map(endpoint -> endpoint
                                        + step.transport().map(t -> "/" + t).orElse(""))
                                .stream())
                .distinct()
                .limit(4)
                .toList();
    }
}
