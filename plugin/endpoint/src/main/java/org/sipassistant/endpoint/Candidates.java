// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    /** The likeliest first. */
    List<Candidate> ranked() {
        List<Candidate> ranked = new ArrayList<>(byCallId.values());
        ranked.sort(Candidate.order(window.near()));
        return ranked;
    }

    void add(String callId, Optional<Instant> at, int code) {
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
            boolean emergency = hit.flag("sip.emergency");
            hit.text("sip.call_id").ifPresent(id -> {
                add(id, hit.timestamp(), code);
                byCallId.get(id).addEmergency(emergency);
            });
        }
        return hits.size();
    }

    void addFailures(Found texts) {
        failures.addAll(texts.failures());
        truncated |= texts.isTruncated();
    }

    void truncate() {
        truncated = true;
    }
}
