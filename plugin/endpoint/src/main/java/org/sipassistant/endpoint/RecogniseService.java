// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reports how well logs are read, from lines that are given or from a sample of indices. Thread-safe. */
public final class RecogniseService {
    /** What a sample is taken of first; older data only where that is empty. */
    private static final Duration RECENT = Duration.ofHours(24);

    /** Lines of a sample whose neighbours are read too, to see whether their messages can be put together. */
    private static final int MOST_LINES_TO_JOIN = 20;

    private final Expertise expertise;
    private final WhyLimits limits;
    private final InstantSource clock;

    public RecogniseService(Expertise expertise, WhyLimits limits, InstantSource clock) {
        this.expertise = expertise;
        this.limits = limits;
        this.clock = clock;
    }

    /** What is read of the given lines. */
    public Map<String, Object> lines(RecogniseLines question) {
        return lines(question, () -> {});
    }

    /** @param goingOn is run before each text is read; what it throws ends the work, and comes out of here */
    public Map<String, Object> lines(RecogniseLines question, Runnable goingOn) {
        long start = clock.millis();
        Map<String, Object> interpreted = new LinkedHashMap<>();
        interpreted.put("lines", question.lines().size());
        interpreted.put("time_zone", question.zone().getId());
        RecogniseReport report = new RecogniseReport(expertise, question.zone());
        report.add(question.hits(), goingOn);
        return answer(start, interpreted, report);
    }

    /** What is read of documents taken at random. Fails with {@link NotFoundException} where there is none. */
    public CompletionStage<Map<String, Object>> sample(RecogniseQuestion question, Cluster cluster) {
        long start = clock.millis();
        Pages pages = new Pages(cluster, question.indices(), limits);
        return documents(pages, question)
                .thenCompose(found -> withNeighbours(pages, found))
                .thenApply(found -> answer(question, found, start));
    }

    private CompletionStage<Found> documents(Pages pages, RecogniseQuestion question) {
        if (question.hasTimes()) {
            TimeWindow window = TimeWindow.between(question.from(), question.to(), clock.instant(), question.zone());
            return documents(pages, question, CallSearch.range(window.from(), window.to()));
        }
        Optional<String> recent = Optional.of(clock.instant().minus(RECENT).toString());
        return documents(pages, question, CallSearch.range(recent, Optional.empty()))
                .thenCompose(found -> found.hits().isEmpty()
                        ? documents(pages, question, Map.of("match_all", Map.of()))
                        : CompletableFuture.completedFuture(found));
    }

    private CompletionStage<Found> documents(Pages pages, RecogniseQuestion question, Map<String, Object> among) {
        // With a seed and a field the order is the same on every page.
        Map<String, Object> random = Map.of("seed", clock.millis() & Integer.MAX_VALUE, "field", "_seq_no");
        Map<String, Object> query =
                Map.of("function_score", Map.of("query", among, "random_score", random, "boost_mode", "replace"));
        Found found = new Found(hit -> true, question.size(), limits.maxBytes(), false);
        return pages.read(found, query, Pages.BY_SCORE);
    }

    private CompletionStage<Found> withNeighbours(Pages pages, Found found) {
        List<Hit> lines = found.hits().stream()
                .filter(LineJoiner::isPart)
                .limit(MOST_LINES_TO_JOIN)
                .toList();
        return Neighbourhood.of(lines)
                .map(around -> pages.read(around.found(limits), around.query(), Pages.OLDEST_FIRST)
                        .thenApply(found::within))
                .orElse(CompletableFuture.completedFuture(found));
    }

    private Map<String, Object> answer(RecogniseQuestion question, Found found, long start) {
        if (found.hits().isEmpty()) {
            throw new NotFoundException("no document in " + question.indices());
        }
        Map<String, Object> interpreted = new LinkedHashMap<>();
        interpreted.put("index", question.indices());
        question.from().ifPresent(time -> interpreted.put("from", time));
        question.to().ifPresent(time -> interpreted.put("to", time));
        interpreted.put("size", question.size());
        interpreted.put("time_zone", question.zone().getId());
        RecogniseReport report = new RecogniseReport(expertise, question.zone());
        report.add(found.hits(), () -> {});
        Map<String, Object> answer = answer(start, interpreted, report);
        answer.put("missing", found.failures());
        return answer;
    }

    private Map<String, Object> answer(long start, Map<String, Object> interpreted, RecogniseReport report) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("took", clock.millis() - start);
        answer.put("interpreted", interpreted);
        report.writeTo(answer);
        return answer;
    }
}
