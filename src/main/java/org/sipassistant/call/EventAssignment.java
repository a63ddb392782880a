// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the call that a log line speaks of: the one whose Call-ID it names, else the one whose message stands nearest
 * before it, or behind it where there is none before.
 */
final class EventAssignment {

    private EventAssignment() {}

    static List<Call> assign(List<Call> calls, List<ObservedEvent> events) {
        if (events.isEmpty()) {
            return calls;
        }
        if (calls.isEmpty()) {
            return alone(events);
        }
        Map<Call, List<ObservedEvent>> byCall = new IdentityHashMap<>();
        for (ObservedEvent event : events) {
            Call call = named(calls, event).orElseGet(() -> nearest(calls, event));
            byCall.computeIfAbsent(call, key -> new ArrayList<>()).add(event);
        }
        return calls.stream()
                .map(call -> call.with(byCall.getOrDefault(call, List.of())))
                .toList();
    }

    /** Lines without any message are taken for one call: what a person pastes is one story. */
    private static List<Call> alone(List<ObservedEvent> events) {
        String only = events.stream()
                .flatMap(event -> callId(event).stream())
                .findFirst()
                .orElse("");
        Kind kind = events.stream()
                .flatMap(event -> Optional.ofNullable(event.event().fields().get("method")).stream())
                .map(Kind::of)
                .filter(known -> known != Kind.FRAGMENT)
                .findFirst()
                .orElse(Kind.FRAGMENT);
        return List.of(new Call(only, kind, List.of(), List.of(), List.of(), events));
    }

    private static Optional<Call> named(List<Call> calls, ObservedEvent event) {
        return callId(event)
                .flatMap(id -> calls.stream().filter(call -> call.hasCallId(id)).findFirst());
    }

    private static Optional<String> callId(ObservedEvent event) {
        return Optional.ofNullable(event.event().fields().get("call_id"));
    }

    private static Call nearest(List<Call> calls, ObservedEvent event) {
        Call nearest = calls.get(0);
        int best = Integer.MIN_VALUE;
        for (Call call : calls) {
            for (ObservedMessage message : call.messages()) {
                // Positions before the event count as they are, those behind it only where nothing stands before.
                int rank = message.position() < event.position() ? message.position() : -message.position() - 1;
                if (rank > best) {
                    best = rank;
                    nearest = call;
                }
            }
        }
        return nearest;
    }
}
