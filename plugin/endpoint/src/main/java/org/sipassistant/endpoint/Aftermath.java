// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.endpoint.question.Sentences;

/**
 * Looks beyond a call that failed, the first one of an answer: whether others failed alike, and whether it was tried
 * again. Two bounded searches as the caller; where one fails, the answer stands and says what is missing.
 */
final class Aftermath {
    private static final Set<String> FAILURES = Set.of("failed", "dropped", "cancelled", "redirected", "unknown");

    private final Cluster cluster;
    private final WhyLimits limits;
    private final List<String> indices;
    private final ZoneId zone;
    private final Sentences sentences = Sentences.english();

    Aftermath(Cluster cluster, WhyLimits limits, List<String> indices, ZoneId zone) {
        this.cluster = cluster;
        this.limits = limits;
        this.indices = indices;
        this.zone = zone;
    }

    CompletionStage<Map<String, Object>> add(Judged told) {
        Optional<Diagnosis> failed = told.calls().stream().findFirst().filter(d -> FAILURES.contains(d.outcome()));
        List<Object> calls = Json.list(told.answer(), "calls");
        if (failed.isEmpty() || calls.isEmpty()) {
            return CompletableFuture.completedFuture(told.answer());
        }
        CompletionStage<Part> impact = Impact.of(failed.get(), zone)
                .map(plan -> part("impact", plan.bodies(limits), plan::read))
                .orElse(CompletableFuture.completedFuture(Part.NONE));
        CompletionStage<Part> later = LaterAttempts.of(failed.get(), zone)
                .map(plan -> part("later_attempts", List.of(plan.body(limits)), plan::read))
                .orElse(CompletableFuture.completedFuture(Part.NONE));
        return impact.thenCombine(later, (one, other) -> {
            Map<String, Object> call = Json.asMap(calls.get(0));
            one.addTo(call);
            other.addTo(call);
            return told.answer();
        });
    }

    /**
     * What one of the searches adds to the call.
     *
     * @param found empty where there is nothing to tell
     * @param missing why it is not known; empty where the search did not fail
     */
    private record Part(String name, Map<String, Object> found, Optional<String> missing) {
        static final Part NONE = new Part("", Map.of(), Optional.empty());

        void addTo(Map<String, Object> call) {
            if (!found.isEmpty()) {
                call.put(name, found);
            }
            missing.ifPresent(words -> {
                List<Object> all = new ArrayList<>(Json.list(call, "missing"));
                all.add(words);
                call.put("missing", all);
            });
        }
    }

    private CompletionStage<Part> part(
            String name,
            List<Map<String, Object>> bodies,
            Function<Map<String, Object>, Optional<Map<String, Object>>> reader) {
        return search(bodies).handle((response, failure) -> {
            Optional<String> reason = failure == null
                    ? Found.failures(response).stream().findFirst()
                    : Optional.of(String.valueOf(cause(failure).getMessage()));
            return reason.map(why ->
                            new Part(name, Map.of(), Optional.of(sentences.say(name + "_failed", "reason", why))))
                    .orElseGet(() -> new Part(name, reader.apply(response).orElse(Map.of()), Optional.empty()));
        });
    }

    /** The first search, or where it fails the next one. */
    private CompletionStage<Map<String, Object>> search(List<Map<String, Object>> bodies) {
        CompletionStage<Map<String, Object>> first = search(bodies.get(0));
        return bodies.size() == 1
                ? first
                : first.exceptionallyCompose(failure -> search(bodies.subList(1, bodies.size())));
    }

    /** A search that cannot even be sent fails like one that is not answered. */
    private CompletionStage<Map<String, Object>> search(Map<String, Object> body) {
        try {
            return cluster.search(indices, body);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** When the last message of a call was logged. */
    static Optional<Instant> end(Diagnosis diagnosis) {
        return diagnosis.story().call().messages().stream()
                .flatMap(m -> m.at().stream())
                .max(Instant::compareTo);
    }
}
