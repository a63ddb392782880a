// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sipassistant.call.Emergency;
import org.sipassistant.message.SipMessage;

/** The calls found so far for criteria in a window. Used by one question, by one thread at a time. */
final class Candidates {
    private final Criteria criteria;
    private final TimeWindow window;
    private final Map<String, Candidate> byCallId = new LinkedHashMap<>();
    private final Set<String> failures = new TreeSet<>();
    private final Flood flood = new Flood();
    private boolean truncated;

    Candidates(Criteria criteria, TimeWindow window) {
        this.criteria = criteria;
        this.window = window;
    }

    Criteria criteria() {
        return criteria;
    }

    TimeWindow window() {
        return window;
    }

    boolean isEmpty() {
        return byCallId.isEmpty();
    }

    boolean isTruncated() {
        return truncated;
    }

    /** What of the cluster did not answer, in words for the answer. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    Flood flood() {
        return flood;
    }

    /** The likeliest first; where one node sent most of what was found, its calls and the others take turns. */
    List<Candidate> ranked() {
        List<Candidate> ranked = new ArrayList<>(byCallId.values());
        ranked.sort(Candidate.order(window.near()));
        Optional<String> most = truncated ? flood.most() : Optional.empty();
        most.ifPresent(node -> takeTurns(ranked, node));
        return ranked;
    }

    private static void takeTurns(List<Candidate> ranked, String node) {
        Map<List<Object>, Integer> counts = new HashMap<>();
        Map<Candidate, Integer> turns = new IdentityHashMap<>();
        ranked.forEach(one -> turns.put(one, counts.merge(List.of(one.rank(), one.involves(node)), 1, Integer::sum)));
        ranked.sort(Comparator.comparing(Candidate::rank).thenComparing(turns::get));
    }

    /** The Call-IDs that hold more than their share of what was seen: other calls are looked for without them. */
    List<String> crowding(int share) {
        return byCallId.values().stream()
                .filter(one -> one.messages() > share)
                .map(Candidate::callId)
                .toList();
    }

    /** Emergency calls of which no answer was seen. */
    List<String> urgent() {
        return byCallId.values().stream()
                .filter(Candidate::isUrgent)
                .map(Candidate::callId)
                .toList();
    }

    /** What is found from here on is looked for apart, and tells nothing of what there is most of. */
    void endOfGlance() {
        flood.end(byCallId.values());
    }

    private void add(String callId, Optional<Instant> at, int code) {
        byCallId.computeIfAbsent(callId, Candidate::new).add(at, code);
    }

    /** Takes in documents of which some fields were read, and tells how many there were. */
    int add(Map<String, Object> response) {
        failures.addAll(Found.failures(response));
        List<Object> hits = Json.list(Json.map(response, "hits"), "hits");
        for (Object entry : hits) {
            Hit hit = new Hit(Json.asMap(entry));
            int code = hit.word("sip.status_code")
                    .or(() -> hit.word("sip.code"))
                    .filter(word -> word.length() == 3 && word.chars().allMatch(c -> c >= '0' && c <= '9'))
                    .map(Integer::parseInt)
                    .orElse(0);
            if (code == 0) {
                flood.add(hit);
            }
            hit.text("sip.call_id").ifPresent(id -> {
                add(id, hit.timestamp(), code);
                Candidate candidate = byCallId.get(id);
                candidate.addEmergency(isEmergency(hit));
                hit.text("source.ip").ifPresent(candidate::addAddress);
                hit.text("destination.ip").ifPresent(candidate::addAddress);
            });
        }
        return hits.size();
    }

    /** By what the processor says, else by who is called. */
    private static boolean isEmergency(Hit hit) {
        return hit.flag("sip.emergency")
                || CallQuery.CALLED_URI.stream()
                        .anyMatch(field ->
                                hit.text(field).filter(Emergency::isService).isPresent())
                || CallQuery.CALLED_USER.stream()
                        .anyMatch(field -> hit.text(field)
                                .filter(Emergency.numbers()::contains)
                                .isPresent());
    }

    void add(SipMessage message, Optional<Instant> at) {
        message.callId().ifPresent(id -> {
            add(id, at, message.statusCode());
            byCallId.get(id).addEmergency(Emergency.isEmergency(message));
        });
    }

    void addFailure(String words) {
        failures.add(words);
    }

    void addFailures(Found texts) {
        failures.addAll(texts.failures());
        truncated |= texts.isTruncated();
    }

    void truncate() {
        truncated = true;
    }
}
