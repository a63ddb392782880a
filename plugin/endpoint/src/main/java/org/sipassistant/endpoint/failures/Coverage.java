// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.tracker.Tracked;

/**
 * How far the calls are known that a question is about: no call found is not yet no call made.
 *
 * @param tracked empty where it was not asked, or may not be known
 * @param known response to the search for calls of any time; empty where it was not asked
 */
record Coverage(FailuresQuestion question, Instant now, Optional<Tracked> tracked, Map<String, Object> known) {
    /** Periods that ended longer ago than this are complete wherever calls of them were found. */
    private static final Duration RECENT = Duration.ofDays(1);

    /** What a tracker at work may be behind. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    /** The tracker's documents are few; where they lie on a node that hangs, nobody waits long for them. */
    private static final String PATIENCE = "1s";

    private static final int NAMES = 5;

    private static final String SETUP = "PUT /_plugins/_sip/setup starts that";

    /** @param calls the answer to the search for the calls of the period */
    static CompletionStage<Coverage> ask(Searches searches, CompletionStage<Map<String, Object>> calls, Instant now) {
        FailuresQuestion question = searches.question();
        boolean recent = isRecent(question, now);
        CompletableFuture<Optional<Tracked>> early = recent ? tracked(searches) : unasked();
        return calls.thenCompose(found -> {
            if (!isEmpty(found)) {
                return early.thenApply(tracked -> new Coverage(question, now, tracked, Map.of()));
            }
            CompletableFuture<Optional<Tracked>> tracked = recent ? early : tracked(searches);
            return searches.ofAnyTime(aggregations(question))
                    .thenCombine(tracked, (known, how) -> new Coverage(question, now, how, known));
        });
    }

    private static boolean isRecent(FailuresQuestion question, Instant now) {
        return question.period().to().isAfter(now.minus(RECENT));
    }

    private static CompletableFuture<Optional<Tracked>> unasked() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /** An answer does without it. */
    private static CompletableFuture<Optional<Tracked>> tracked(Searches searches) {
        return Tracked.ask(searches.cluster(), searches.question().indices(), PATIENCE)
                .toCompletableFuture()
                .handle((tracked, failure) -> Optional.ofNullable(tracked));
    }

    private static boolean isEmpty(Map<String, Object> found) {
        return total(found) == 0;
    }

    private static long total(Map<String, Object> response) {
        return Json.at(response, "hits.total.value") instanceof Number number ? number.longValue() : 0;
    }

    private static Map<String, Object> aggregations(FailuresQuestion question) {
        Map<String, Object> aggregations = new LinkedHashMap<>();
        aggregations.put("first", Map.of("min", Map.of("field", "@timestamp")));
        aggregations.put("last", Map.of("max", Map.of("field", "@timestamp")));
        question.only().forEach((grouping, value) -> {
            aggregations.put(grouping.id(), Aggs.filter(Aggs.term(grouping.field(), value), Map.of()));
            aggregations.put(names(grouping), Aggs.terms(grouping.field(), NAMES, Map.of()));
        });
        return aggregations;
    }

    private static String names(Grouping grouping) {
        return grouping.id() + "_names";
    }

    /** That calls are missing, as none are tracked or the tracker is behind. */
    Optional<String> gap() {
        return isOver()
                ? Optional.of(
                        "nothing is tracked into " + question.indices() + ", so that newer calls are missing: " + SETUP)
                : behind();
    }

    private boolean isOver() {
        return isRecent(question, now)
                && tracked.filter(how -> how.seen() && !how.set()).isPresent();
    }

    private Optional<String> behind() {
        return tracked.flatMap(Tracked::until)
                .filter(until -> until.isBefore(now.minus(USUAL)))
                .map(until -> "calls are tracked only so far as their messages came in by "
                        + Times.iso(until, question.zone()) + ": see GET /_plugins/_sip/stats");
    }

    /** Why there is no call in the period, in sentences; empty where there is nothing to add. */
    String sentences() {
        if (known.isEmpty()) {
            return "";
        }
        return total(known) == 0 ? nothing() : other();
    }

    private String nothing() {
        String where = " No call at all is known in " + question.indices();
        if (isOver()) {
            return where + '.';
        }
        if (isElsewhere()) {
            return where + ": calls are kept in sip-calls-*, and why asks about messages.";
        }
        if (tracked.filter(Tracked::set).isEmpty()) {
            return where + ": nothing is tracked, or you may not see it. " + SETUP + '.';
        }
        return where
                + ": "
                + tracked.flatMap(Tracked::until)
                        .map(until -> "there is none in what came in by " + Times.iso(until, question.zone())
                                + ". What was there before the setup is read by POST /_plugins/_sip/tracker/_replay;"
                                + " GET /_plugins/_sip/stats tells what is not tracked.")
                        .orElse("no node has begun to track.");
    }

    /** Whether the tracker keeps no calls there; before a colon stands the name of another cluster. */
    private boolean isElsewhere() {
        return question.indices().stream()
                .map(index -> index.substring(index.lastIndexOf(':') + 1))
                .noneMatch(Tracked::mayHold);
    }

    private String other() {
        Map<String, Object> counted = Json.map(known, "aggregations");
        List<String> unknown = new ArrayList<>();
        question.only().forEach((grouping, value) -> {
            if (Aggs.count(Json.map(counted, grouping.id())) == 0) {
                unknown.add(unknown(grouping, value, Json.map(counted, names(grouping))));
            }
        });
        return unknown.isEmpty() ? span(counted) : String.join("", unknown);
    }

    private static String unknown(Grouping grouping, String value, Map<String, Object> names) {
        List<String> most = Aggs.buckets(names).stream().map(Aggs::key).toList();
        return " No call of any time has the " + grouping.words() + " [" + value + "]; "
                + (most.isEmpty() ? "none has one." : "most have one of " + most + '.');
    }

    private String span(Map<String, Object> counted) {
        Optional<Instant> first = Times.of(Json.at(counted, "first.value"));
        Optional<Instant> last = Times.of(Json.at(counted, "last.value"));
        return first.isEmpty() || last.isEmpty()
                ? ""
                : " The calls that are known began between " + Times.iso(first.get(), question.zone()) + " and "
                        + Times.iso(last.get(), question.zone()) + '.';
    }
}
