// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sipassistant.log.EventBook;

/**
 * Finds the call that a log line speaks of: the one whose Call-ID it names, else the one whose message stands nearest
 * before it, or behind it where there is none before. A line that names another call, or an account that has no part in any
 * call that was seen, is a story of its own: what happened to somebody else at the same time explains nothing.
 */
final class EventAssignment {
    private final Map<String, List<Call>> byCallId = new HashMap<>();
    private final Map<String, Call> byLocalId = new HashMap<>();
    private final NavigableMap<Integer, Call> byPosition = new TreeMap<>();
    private final Participants participants;

    private EventAssignment(List<Call> calls) {
        for (Call call : calls) {
            call.legs().forEach(leg -> {
                byCallId.computeIfAbsent(leg.callId(), id -> new ArrayList<>()).add(call);
                byLocalId.putIfAbsent(local(leg.callId()), call);
            });
            call.messages().forEach(message -> byPosition.put(message.position(), call));
        }
        participants = new Participants(calls);
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
        List<ObservedEvent> ofOthers = new ArrayList<>();
        for (ObservedEvent event : events) {
            assignment
                    .call(event)
                    .map(call -> byCall.computeIfAbsent(call, key -> new ArrayList<>()))
                    .orElse(ofOthers)
                    .add(event);
        }
        List<Call> assigned = new ArrayList<>();
        calls.forEach(call -> assigned.add(call.with(byCall.getOrDefault(call, List.of()))));
        if (!ofOthers.isEmpty()) {
            assigned.addAll(LoneEvents.calls(ofOthers));
        }
        return List.copyOf(assigned);
    }

    /** Empty where it speaks of none of them. */
    private Optional<Call> call(ObservedEvent event) {
        Optional<String> callId = Optional.ofNullable(event.event().fields().get("call_id"));
        Optional<Call> named = callId.map(byCallId::get)
                .or(() -> CallIdMention.first(event.event().line(), byCallId::containsKey)
                        .map(byCallId::get))
                .map(calls -> among(calls, event))
                // some products write no more of it than stands before the at sign
                .or(() -> callId.map(id -> byLocalId.get(local(id))));
        if (named.isPresent() || event.event().isRecord()) {
            return named;
        }
        if (event.event().says().equals(EventBook.NOTICE)) {
            return Optional.of(nearest(event.position()));
        }
        return callId.isPresent() ? Optional.empty() : concerned(event);
    }

    /** Of calls that have the Call-ID one after the other that of the line's tags, else that which had begun last. */
    private static Call among(List<Call> calls, ObservedEvent event) {
        if (calls.size() == 1) {
            return calls.getFirst();
        }
        Set<String> tags = LoneEvents.tags(event);
        Optional<Call> tagged = calls.stream()
                .filter(call -> call.messages().stream()
                        .anyMatch(m -> m.message()
                                        .fromTag()
                                        .filter(tags::contains)
                                        .isPresent()
                                || m.message().toTag().filter(tags::contains).isPresent()))
                .findFirst();
        return tagged.or(() ->
                        calls.stream().filter(call -> hadBegun(call, event)).reduce((one, later) -> later))
                .orElse(calls.getFirst());
    }

    private static boolean hadBegun(Call call, ObservedEvent event) {
        Optional<Instant> start =
                call.messages().stream().flatMap(m -> m.at().stream()).findFirst();
        Optional<Instant> now = event.observation().at();
        return start.isPresent() && now.isPresent() && !start.get().isAfter(now.get());
    }

    private Optional<Call> concerned(ObservedEvent event) {
        Call nearest = nearest(event.position());
        LineSubject subject = LineSubject.of(event.event());
        if (subject.isOfSignOn()) {
            return participants.call(subject, event.position());
        }
        Kind kind = Kind.of(event.event().fields().getOrDefault("method", ""));
        boolean ofAnyCall = kind == Kind.CALL && nearest.kind() != Kind.REGISTRATION;
        return kind == Kind.FRAGMENT || ofAnyCall || kind == nearest.kind()
                ? Optional.of(nearest)
                : participants.ofKind(kind, event.position());
    }

    private Call nearest(int position) {
        Map.Entry<Integer, Call> before = byPosition.lowerEntry(position);
        return before != null ? before.getValue() : byPosition.firstEntry().getValue();
    }

    private static String local(String callId) {
        int at = callId.indexOf('@');
        return at < 0 ? callId : callId.substring(0, at);
    }
}
