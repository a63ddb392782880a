// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Call;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.LegMarks;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.endpoint.CallReader;
import org.sipassistant.endpoint.Json;
import org.sipassistant.message.Endpoint;

/**
 * How a call begins: what other legs of it are found by.
 *
 * @param at when
 * @param sender the node that sent its first request; empty where that was not seen
 * @param receivers the nodes that it was seen to reach
 */
record Opening(String callId, Instant at, Optional<String> sender, Set<String> receivers, LegMarks marks) {
    /** How long a node may look for a route, or try others, before it sends a call on. */
    private static final Duration AROUND = Duration.ofMinutes(1);

    /** The beginning of a call in the documents of its messages; empty where it was not seen. */
    static Optional<Opening> of(List<Map<String, Object>> messages, CallReader reader) {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (Map<String, Object> hit : messages) {
            if ("INVITE".equals(Json.at(hit, "_source.sip.method"))
                    && Boolean.TRUE.equals(Json.at(hit, "_source.sip.initial"))) {
                requests.add(hit);
            }
        }
        return requests.isEmpty()
                ? Optional.empty()
                : reader.calls(requests).stream().findFirst().flatMap(call -> of(call, reader));
    }

    private static Optional<Opening> of(Call call, CallReader reader) {
        Optional<LegMarks> marks = LegMarks.of(call);
        Optional<Instant> at = marks.flatMap(LegMarks::start);
        if (marks.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        Set<String> receivers = new LinkedHashSet<>();
        for (Exchange attempt : call.attempts()) {
            for (Transaction hop : attempt.transactions()) {
                hop.receiver().map(Endpoint::host).map(reader::node).ifPresent(receivers::add);
            }
        }
        Optional<String> sender = call.attempts().stream()
                .findFirst()
                .flatMap(Exchange::request)
                .flatMap(ObservedMessage::source)
                .map(Endpoint::host)
                .map(reader::node);
        return Optional.of(new Opening(call.callId(), at.get(), sender, receivers, marks.get()));
    }

    /** How far apart both begin. */
    Duration distance(Opening other) {
        return Duration.between(at, other.at).abs();
    }

    /** Whether both may be legs of one call; whether they are is judged with all their messages at hand. */
    boolean mayBelongTo(Opening other) {
        if (callId.equals(other.callId) || distance(other).compareTo(AROUND) > 0) {
            return false;
        }
        return names(other)
                || other.names(this)
                || !Collections.disjoint(marks.identifiers(), other.marks.identifiers())
                || meets(other) && marks.meet(other.marks)
                // a node may have an address on each side
                || marks.haveSameParties(other.marks);
    }

    private boolean names(Opening other) {
        return marks.identifiers().contains(other.callId);
    }

    /** Whether a node that got the one may have sent the other. Logs leave sides out. */
    private boolean meets(Opening other) {
        return isUnknown() || other.isUnknown() || hands(other) || other.hands(this);
    }

    private boolean hands(Opening next) {
        return next.sender.filter(receivers::contains).isPresent();
    }

    private boolean isUnknown() {
        return sender.isEmpty() || receivers.isEmpty();
    }
}
