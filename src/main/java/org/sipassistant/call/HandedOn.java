// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipUri;

/**
 * Which hop a node sent on under another Call-ID, whatever the clocks say: it received an INVITE and sent one to the same
 * number, both took as long until they were decided, and there is no other of either within a few seconds. Each hop is compared with few others.
 */
final class HandedOn {
    /** Clocks that are wrong by more than this are not told from other calls. */
    private static final Duration FARTHEST = Duration.ofSeconds(3);

    /** What a node needs to send a request on, and to hand its final response back. */
    private static final Duration HANDING_ON = Duration.ofMillis(150);

    /** Of one node and one number so many are looked at; more of them are a flood. */
    private static final int MOST = 16;

    private HandedOn() {}

    /** For a hop the one by which the node that received it went on. */
    static Map<ClockSkew.Hop, ClockSkew.Hop> among(Collection<ClockSkew.Hop> hops) {
        Map<String, List<ClockSkew.Hop>> received = new HashMap<>();
        Map<String, List<ClockSkew.Hop>> sent = new LinkedHashMap<>();
        for (ClockSkew.Hop hop : hops) {
            hop.request()
                    .filter(HandedOn::begins)
                    .ifPresent(request -> number(request).ifPresent(number -> {
                        note(received, request.destination(), number, hop);
                        note(sent, request.source(), number, hop);
                    }));
        }
        Map<ClockSkew.Hop, ClockSkew.Hop> pairs = new LinkedHashMap<>();
        sent.forEach((place, below) -> pair(received.getOrDefault(place, List.of()), below, pairs));
        return pairs;
    }

    private static void pair(
            List<ClockSkew.Hop> above, List<ClockSkew.Hop> below, Map<ClockSkew.Hop, ClockSkew.Hop> pairs) {
        if (above.size() > MOST || below.size() > MOST) {
            return;
        }
        Map<ClockSkew.Hop, ClockSkew.Hop> found = new LinkedHashMap<>();
        Set<ClockSkew.Hop> ambiguous = new HashSet<>();
        for (ClockSkew.Hop one : above) {
            for (ClockSkew.Hop other : below) {
                if (isNear(one, other)) {
                    boolean second = found.containsKey(one) || found.containsValue(other);
                    if (second) {
                        ambiguous.add(one);
                        ambiguous.add(other);
                    }
                    found.putIfAbsent(one, other);
                }
            }
        }
        found.forEach((one, other) -> {
            if (!ambiguous.contains(one) && !ambiguous.contains(other)) {
                pairs.put(one, other);
            }
        });
    }

    private static boolean isNear(ClockSkew.Hop one, ClockSkew.Hop other) {
        ObservedMessage above = one.request().orElseThrow();
        ObservedMessage below = other.request().orElseThrow();
        boolean asLong = one.lasted()
                .flatMap(whole -> other.lasted().map(whole::minus))
                .filter(more -> !more.isNegative() && more.compareTo(HANDING_ON) <= 0)
                .isPresent();
        return asLong
                && !above.message().callId().equals(below.message().callId())
                && above.until(below)
                        .filter(apart -> apart.abs().compareTo(FARTHEST) <= 0)
                        .isPresent();
    }

    private static boolean begins(ObservedMessage request) {
        return request.message().method().equals("INVITE")
                && request.message().toTag().isEmpty()
                && request.message().callId().isPresent();
    }

    private static Optional<String> number(ObservedMessage request) {
        return request.message().startLine() instanceof RequestLine line
                ? Optional.of(line.uri())
                        .flatMap(SipUri::user)
                        .flatMap(DialledNumber::of)
                        .filter(DialledNumber::isNumber)
                        .map(DialledNumber::key)
                : Optional.empty();
    }

    private static void note(
            Map<String, List<ClockSkew.Hop>> places, Optional<Endpoint> node, String number, ClockSkew.Hop hop) {
        node.map(Endpoint::host)
                .ifPresent(host -> places.computeIfAbsent(host + ' ' + number, key -> new ArrayList<>())
                        .add(hop));
    }
}
