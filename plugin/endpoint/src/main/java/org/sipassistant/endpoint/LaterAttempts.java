// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.message.NameAddr;

/**
 * Was it tried again, and did it succeed then? The requests of the same method between the same parties in the hour that
 * follows the last message of a call.
 */
record LaterAttempts(Criteria criteria, String callId, Instant start, Instant end, ZoneId zone) {
    private static final String FIELD = "sip.call_id";
    private static final Duration HOUR = Duration.ofHours(1);

    /** Messages read, the oldest first: enough for a hundred attempts. */
    private static final int MOST = 1_000;

    /** Call-IDs that begin together are the legs of one attempt. */
    private static final Duration TOGETHER = Duration.ofSeconds(2);

    private static final List<String> SOURCE = List.of("@timestamp", "sip.call_id", "sip.code", "sip.status_code");

    /** Empty where a party or the time is not known. */
    static Optional<LaterAttempts> of(Diagnosis diagnosis, ZoneId zone) {
        Optional<ObservedMessage> request = diagnosis.story().request();
        Optional<AskedParty> from = request.flatMap(m -> m.message().from()).flatMap(LaterAttempts::party);
        Optional<AskedParty> to = request.flatMap(m -> m.message().to()).flatMap(LaterAttempts::party);
        String callId = diagnosis.story().call().callId();
        Optional<Instant> start = request.flatMap(ObservedMessage::at);
        return from.flatMap(caller -> to.flatMap(callee -> start.flatMap(begun -> Aftermath.end(diagnosis)
                .map(end -> new LaterAttempts(
                        new Criteria(
                                Optional.of(caller),
                                Optional.of(callee),
                                List.of(),
                                Optional.empty(),
                                new AskedCodes(List.of()),
                                request.map(m -> m.message().method()),
                                false),
                        callId,
                        begun,
                        end,
                        zone)))));
    }

    /** A party that hides its number is not the same as another one that does; nor is what nobody could ask for. */
    private static Optional<AskedParty> party(NameAddr address) {
        return address.uri()
                .user()
                .filter(user -> !user.isBlank() && !user.equalsIgnoreCase("anonymous"))
                .flatMap(user -> AskedParty.read("sip:" + user));
    }

    Map<String, Object> body(WhyLimits limits) {
        TimeWindow window = new TimeWindow(
                Optional.of(start.toString()), Optional.of(end.plus(HOUR).toString()), Optional.empty());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", 0);
        body.put("size", MOST);
        body.put("timeout", limits.timeout().toMillis() + "ms");
        body.put("query", new CallQuery(criteria, window).byFields());
        body.put("sort", Pages.OLDEST_FIRST);
        body.put("_source", SOURCE);
        return body;
    }

    /**
     * Empty where not even the call itself is found by these fields. Where there are more messages than are read, the number
     * is the least that it can be.
     */
    Optional<Map<String, Object>> read(Map<String, Object> response) {
        Map<String, Instant> begun = new LinkedHashMap<>();
        Optional<Instant> answered = Optional.empty();
        List<Object> hits = Json.list(Json.map(response, "hits"), "hits");
        boolean cut = hits.size() >= MOST;
        for (Object entry : hits) {
            Hit hit = new Hit(Json.asMap(entry));
            String id = hit.text(FIELD).orElse("");
            Instant at = hit.timestamp().orElse(start);
            String code =
                    hit.word("sip.status_code").or(() -> hit.word("sip.code")).orElse("");
            if (code.isEmpty()) {
                begun.putIfAbsent(id, at);
            } else if (code.startsWith("2") && isLater(begun.get(id))) {
                answered = answered.or(() -> Optional.of(at));
            }
        }
        Map<String, Object> later = new LinkedHashMap<>();
        later.put(
                cut ? "at_least" : "count",
                attempts(begun.values().stream().filter(this::isLater).toList()));
        answered.ifPresent(at -> later.put("answered_at", AnswerWriter.time(at, zone)));
        return begun.containsKey(callId) ? Optional.of(later) : Optional.empty();
    }

    private boolean isLater(@Nullable Instant begun) {
        return begun != null && begun.isAfter(end);
    }

    private static int attempts(List<Instant> begun) {
        int count = 0;
        Instant last = Instant.MIN;
        for (Instant at : begun) {
            count += last.plus(TOGETHER).isAfter(at) ? 0 : 1;
            last = at;
        }
        return count;
    }
}
