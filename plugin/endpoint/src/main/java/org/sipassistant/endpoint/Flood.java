// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.question.Sentences;

/**
 * So many calls without an end that one of them tells nothing: how many there are, from where, and in which time. One more
 * search, and only where a glance found such calls; where it fails, the answer stands without it.
 */
final class Flood {
    /** Calls that a glance sees; a busy trunk has as many in its busiest hour, but they have ends. */
    private static final int FEWEST = 1_000;

    /** INVITEs; where only requests are logged, calls of a large trunk have no ends either. */
    private static final int FEWEST_PER_SECOND = 20;

    /** Of ten calls of a flood so many have no final response. */
    private static final int OF_TEN = 9;

    private static final String TIME = "@timestamp";

    private final Map<String, Integer> sources = new HashMap<>();
    private int requests;
    private int all;
    private long open;
    private boolean ended;

    /** Notes from where a request came. */
    void add(Hit request) {
        if (ended) {
            return;
        }
        requests++;
        request.text("source.ip").ifPresent(source -> sources.merge(source, 1, Integer::sum));
    }

    /** Counts the calls that a glance saw, of which there are more. */
    void end(Collection<Candidate> calls) {
        ended = true;
        all = calls.size();
        open = calls.stream().filter(Candidate::isOpen).count();
    }

    /** The node that sent more than half of the requests. */
    Optional<String> most() {
        return sources.entrySet().stream()
                .filter(entry -> 2 * entry.getValue() > requests)
                .findFirst()
                .map(Map.Entry::getKey);
    }

    /** What is said of it; empty where the calls have ends. */
    CompletionStage<Optional<String>> told(Candidates calls, Cluster cluster, List<String> indices, WhyLimits limits) {
        if (all < FEWEST || open * 10 < (long) all * OF_TEN) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return cluster.search(indices, body(calls, limits))
                .thenApply(this::words)
                .exceptionally(failure -> Optional.empty());
    }

    private Map<String, Object> body(Candidates calls, WhyLimits limits) {
        Object requests = Map.of("bool", Map.of("must_not", List.of(Map.of("exists", Map.of("field", "sip.code")))));
        Object invites = CallQuery.phrase("INVITE", CallQuery.withKeywords(List.of("sip.cseq.method", "sip.method")));
        Map<String, Object> found = new CallQuery(calls.criteria(), calls.window()).byFields();
        List<Object> filter = new ArrayList<>(List.of(requests, invites));
        // other calls of the time are not part of it
        most().ifPresent(node -> filter.add(CallQuery.phrase(node, List.of("source.ip"))));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", 0);
        body.put("size", 0);
        body.put("timeout", limits.timeout().toMillis() + "ms");
        body.put("track_total_hits", true);
        body.put("query", Map.of("bool", Map.of("must", List.of(found), "filter", filter)));
        body.put(
                "aggs",
                Map.of(
                        "first", Map.of("min", Map.of("field", TIME)),
                        "last", Map.of("max", Map.of("field", TIME))));
        return body;
    }

    private Optional<String> words(Map<String, Object> response) {
        Object count = Json.at(response, "hits.total.value");
        Optional<Instant> first = time(response, "first");
        Optional<Instant> last = time(response, "last");
        if (!(count instanceof Number number) || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        long seconds = Math.max(1, (Duration.between(first.get(), last.get()).toMillis() + 999) / 1_000);
        if (number.longValue() < seconds * FEWEST_PER_SECOND) {
            return Optional.empty();
        }
        return Optional.of(Sentences.english()
                .say(
                        "flood",
                        "count",
                        String.valueOf(number.longValue()),
                        "source",
                        most().map(node -> " from " + node).orElse(""),
                        "seconds",
                        String.valueOf(seconds),
                        "first",
                        first.get().toString(),
                        "open",
                        String.valueOf(open),
                        "looked",
                        String.valueOf(all)));
    }

    private static Optional<Instant> time(Map<String, Object> response, String name) {
        return Json.at(response, "aggregations." + name + ".value") instanceof Number millis
                ? Optional.of(Instant.ofEpochMilli(millis.longValue()))
                : Optional.empty();
    }
}
