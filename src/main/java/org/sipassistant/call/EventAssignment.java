// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the call that a log line speaks of: the one whose Call-ID it names, else the one whose message stands nearest
 * before it, or behind it where there is none before.
 */
final class EventAssignment {
    private final Map<String, Call> byCallId = new HashMap<>();
    private final NavigableMap<Integer, Call> byPosition = new TreeMap<>();

    private EventAssignment(List<Call> calls) {
        for (Call call : calls) {
            call.legs().forEach(leg -> byCallId.putIfAbsent(leg.callId(), call));
            call.messages().forEach(message -> byPosition.put(message.position(), call));
        }
    }

    static List<Call> assign(List<Call> calls, List<ObservedEvent> events) {
        if (events.isEmpty()) {
            return calls;
        }
        if (calls.isEmpty()) {
            return LoneEvents.calls(events);
        }
        EventAssignment assignment = new EventAssignment(calls);
        Map<Call, List<ObservedEvent>> byCall = new IdentityHashMap<>();
        for (ObservedEvent event : events) {
            byCall.computeIfAbsent(assignment.call(event), key -> new ArrayList<>())
                    .add(event);
        }
        return calls.stream()
                .map(call -> call.with(byCall.getOrDefault(call, List.of())))
                .toList();
    }

    private static Optional<String> callId(ObservedEvent event) {
        return Optional.ofNullable(event.event().fields().get("call_id"));
    }

    private Call call(ObservedEvent event) {
        return callId(event)
                .map(byCallId::get)
                .or(() -> CallIdMention.first(event.event().line(), byCallId::containsKey)
                        .map(byCallId::get))
                .orElseGet(() -> nearest(event.position()));
    }

    private Call nearest(int position) {
        Map.Entry<Integer, Call> before = byPosition.lowerEntry(position);
        return before != null ? before.getValue() : byPosition.firstEntry().getValue();
    }
}
