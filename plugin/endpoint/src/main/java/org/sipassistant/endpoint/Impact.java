// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Decision;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.message.Endpoint;

/**
 * Is it one call or everybody? What the messages of other calls tell about the node that decided: how many had the same
 * response from it, how many were sent to it, and how many it answered at all. Messages have codes, not diagnoses: a
 * code may have other reasons in other calls.
 *
 * @param peer the node that decided, by its silence or by a response
 * @param code of that response; empty for silence, and for a 2xx, which counts no failures
 * @param at when it decided
 */
record Impact(Endpoint peer, Optional<Integer> code, String method, Instant at, ZoneId zone) {
    private static final int REFUSED = 300;
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> SENDER = List.of("source.ip", "source.address", "source.domain");
    private static final List<String> RECEIVER = List.of("destination.ip", "destination.address", "destination.domain");

    /** Calls are counted by a keyword; without a template engines map it as a text with a keyword beside it. */
    private static final List<String> COUNTED = List.of("sip.call_id", "sip.call_id.keyword");

    /** Empty where the node, or the time, is not known. */
    static Optional<Impact> of(Diagnosis diagnosis, ZoneId zone) {
        Optional<ObservedMessage> decided = diagnosis.decision().flatMap(Decision::response);
        Optional<Endpoint> peer = diagnosis.decider();
        Optional<Instant> at = decided.flatMap(ObservedMessage::at)
                .or(() -> diagnosis
                        .decision()
                        .map(Decision::hop)
                        .map(Transaction::first)
                        .flatMap(ObservedMessage::at));
        Optional<String> method = diagnosis
                .decision()
                .map(decision -> decision.hop().first().message().method());
        Optional<Integer> refusal = decided.map(m -> m.message().statusCode()).filter(status -> status >= REFUSED);
        return peer.flatMap(
                node -> at.flatMap(time -> method.map(name -> new Impact(node, refusal, name, time, zone))));
    }

    /** The search, and the same for the other way the Call-ID may be mapped. */
    List<Map<String, Object>> bodies(WhyLimits limits) {
        return COUNTED.stream().map(field -> body(limits, field)).toList();
    }

    private Map<String, Object> body(WhyLimits limits, String field) {
        Map<String, Object> aggregations = new LinkedHashMap<>();
        Object fromPeer = CallQuery.phrase(peer.host(), CallQuery.withKeywords(SENDER));
        Object toPeer = CallQuery.phrase(peer.host(), CallQuery.withKeywords(RECEIVER));
        code.ifPresent(same -> {
            Object coded =
                    CallQuery.phrase(same.toString(), CallQuery.withKeywords(List.of("sip.code", "sip.status_code")));
            Map<String, Object> within = new LinkedHashMap<>();
            within.put("this", calls(hour(), field));
            within.put(
                    "before", calls(range(hourStart().minus(HOUR), hourStart().minusMillis(1)), field));
            within.put("first", Map.of("min", Map.of("field", "@timestamp")));
            aggregations.put("same", filtered(List.of(fromPeer, coded), within));
        });
        Object request = Map.of("bool", Map.of("must_not", List.of(Map.of("exists", Map.of("field", "sip.code")))));
        aggregations.put("sent", filtered(List.of(toPeer, request, hour()), Map.of("calls", cardinality(field))));
        Object response = Map.of("exists", Map.of("field", "sip.code"));
        aggregations.put(
                "answered", filtered(List.of(fromPeer, response, hour()), Map.of("calls", cardinality(field))));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", 0);
        body.put("size", 0);
        body.put("timeout", limits.timeout().toMillis() + "ms");
        body.put(
                "query",
                Map.of(
                        "bool",
                        Map.of(
                                "filter",
                                List.of(
                                        range(at.minus(DAY), at.plus(HALF_HOUR)),
                                        CallQuery.phrase(
                                                method,
                                                CallQuery.withKeywords(List.of("sip.cseq.method", "sip.method"))),
                                        CallQuery.anyOf(List.of(fromPeer, toPeer))))));
        body.put("aggs", aggregations);
        return body;
    }

    /** Empty where the documents have no fields to count by, so that not even this call was counted. */
    Optional<Map<String, Object>> read(Map<String, Object> response) {
        Map<String, Object> all = Json.map(response, "aggregations");
        Map<String, Object> same = Json.map(all, "same");
        long sent = calls(Json.map(all, "sent"));
        long alike = calls(Json.map(same, "this"));
        if (sent == 0 && alike == 0) {
            return Optional.empty();
        }
        Map<String, Object> impact = new LinkedHashMap<>();
        impact.put("peer", peer.host());
        impact.put("method", method);
        code.ifPresent(value -> {
            impact.put("code", value);
            impact.put("same_code_1h", alike);
            impact.put("previous_1h", calls(Json.map(same, "before")));
            first(same).ifPresent(time -> impact.put("first_seen", AnswerWriter.time(time, zone)));
        });
        impact.put("peer_attempts_1h", sent);
        impact.put("peer_answered_1h", calls(Json.map(all, "answered")));
        return Optional.of(impact);
    }

    private static Optional<Instant> first(Map<String, Object> same) {
        return Json.at(same, "first.value") instanceof Number millis
                ? Optional.of(Instant.ofEpochMilli(millis.longValue()))
                : Optional.empty();
    }

    private static long calls(Map<String, Object> bucket) {
        return Json.at(bucket, "calls.value") instanceof Number count ? count.longValue() : 0;
    }

    private Instant hourStart() {
        return at.minus(HALF_HOUR);
    }

    private Map<String, Object> hour() {
        return range(hourStart(), at.plus(HALF_HOUR));
    }

    private static Map<String, Object> range(Instant from, Instant to) {
        return CallSearch.range(Optional.of(from.toString()), Optional.of(to.toString()));
    }

    private static Map<String, Object> calls(Map<String, Object> range, String field) {
        return filtered(List.of(range), Map.of("calls", cardinality(field)));
    }

    private static Map<String, Object> filtered(List<Object> all, Map<String, Object> within) {
        return Map.of("filter", Map.of("bool", Map.of("filter", all)), "aggs", within);
    }

    /** Exact up to the threshold, approximate above. */
    private static Map<String, Object> cardinality(String field) {
        return Map.of("cardinality", Map.of("field", field, "precision_threshold", 3_000));
    }
}
