// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.counting.Tally;

/** Why calls fail, the most frequent cause first, and how that was before. */
final class Causes {
    private static final int EXAMPLES = 3;

    /** So many times as many are counted in the other period, and some more: what ranks high now may not have then. */
    private static final int ENOUGH = 3;

    private static final int AT_LEAST = 50;

    /** Values that each shard tells, so that the sums of the most frequent ones are exact although calls are in many. */
    private static final int EXACT = 1_000;

    private final FailuresQuestion question;

    Causes(FailuresQuestion question) {
        this.question = question;
    }

    /** Of the failures of the period. */
    Map<String, Object> aggregations() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("first", Map.of("min", Map.of("field", "@timestamp")));
        inner.put("last", Map.of("max", Map.of("field", "@timestamp")));
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("field", question.by().field());
        terms.put("size", question.size());
        terms.put("shard_size", Math.max(EXACT, question.size()));
        return Map.of("by", Aggs.with(Map.of("terms", terms), inner));
    }

    /**
     * Asks for the first calls of each cause that is told; empty where there is none.
     *
     * @param counted of the failures
     */
    Optional<Details.Question> examples(Map<String, Object> counted) {
        Map<String, Map<String, Object>> trunks = new HashMap<>();
        Aggs.buckets(Json.map(counted, "cells")).forEach(rule -> trunks.put(Aggs.key(rule), Json.map(rule, "trunks")));
        FirstFew first = new FirstFew(question.period(), new Incidents(question).interval(), EXAMPLES);
        boolean isRule = question.by() == Grouping.RULE;
        List<Object> parts = new ArrayList<>();
        List<Object> keys = new ArrayList<>();
        for (Map<String, Object> cause : Aggs.buckets(Json.map(Json.map(counted, "now"), "by"))) {
            String key = Aggs.key(cause);
            Period part = isRule ? first.of(trunks.getOrDefault(key, Map.of())) : question.period();
            keys.add(key);
            parts.add(Aggs.all(List.of(Aggs.term(question.by().field(), key), part.began())));
        }
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("field", question.by().field());
        terms.put("size", keys.size());
        terms.put("include", keys);
        return Optional.of(new Details.Question(
                Aggs.all(List.of(Searches.failure(), Aggs.any(parts))),
                Map.of("by", Aggs.with(Map.of("terms", terms), Map.of("examples", Aggs.first(EXAMPLES))))));
    }

    /** Of the failures of the other period: more of them, as the order may have been another one. */
    Map<String, Object> before() {
        return Map.of("by", Aggs.terms(question.by().field(), question.size() * ENOUGH + AT_LEAST, Map.of()));
    }

    /**
     * @param now the failures of the period
     * @param before those of the other one
     * @param first the first calls of each cause
     */
    List<Object> read(Map<String, Object> now, Map<String, Object> before, Map<String, Object> first) {
        Map<String, Long> earlier = counts(before);
        Map<String, List<Map<String, Object>>> examples = new HashMap<>();
        Aggs.buckets(Json.map(first, "by"))
                .forEach(bucket -> examples.put(Aggs.key(bucket), Example.documents(bucket, "examples")));
        List<Object> causes = new ArrayList<>();
        for (Map<String, Object> bucket : Aggs.buckets(Json.map(now, "by"))) {
            String key = Aggs.key(bucket);
            causes.add(cause(
                    bucket, Aggs.count(now), earlier.getOrDefault(key, 0L), examples.getOrDefault(key, List.of())));
        }
        return causes;
    }

    private static Map<String, Long> counts(Map<String, Object> filtered) {
        Map<String, Long> counts = new HashMap<>();
        Aggs.buckets(Json.map(filtered, "by")).forEach(bucket -> counts.put(Aggs.key(bucket), Aggs.count(bucket)));
        return counts;
    }

    private Map<String, Object> cause(
            Map<String, Object> bucket, long all, long before, List<Map<String, Object>> examples) {
        ZoneId zone = question.zone();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(question.by().id(), Aggs.key(bucket));
        boolean isRule = question.by() == Grouping.RULE;
        examples.stream().limit(isRule ? 1 : 0).forEach(example -> {
            Map<String, Object> cause = Json.map(Json.map(example, "call"), "cause");
            told.put("category", cause.getOrDefault("category", ""));
            told.put("title", cause.getOrDefault("title", ""));
        });
        long now = Aggs.count(bucket);
        told.put("count", now);
        Totals.percent(told, "share", now, all);
        change(told, now, before);
        Times.of(Json.at(bucket, "first.value")).ifPresent(at -> told.put("first_seen", Times.iso(at, zone)));
        Times.of(Json.at(bucket, "last.value")).ifPresent(at -> told.put("last_seen", Times.iso(at, zone)));
        told.put("examples", Example.told(examples, zone));
        return told;
    }

    /** What is told apart from failures: how many, and of what kinds. */
    static Map<String, Object> apart(Tallies now, Tallies before, Function<Tally, String> kind, Grouping by) {
        Map<String, Tallies> earlier = before.by(kind);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("count", now.calls());
        change(told, now.calls(), before.calls());
        List<Object> kinds = new ArrayList<>();
        now.by(kind).forEach((name, calls) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put(by.id(), name);
            one.put("count", calls.calls());
            change(one, calls.calls(), earlier.getOrDefault(name, Tallies.NONE).calls());
            kinds.add(one);
        });
        told.put("causes", kinds);
        return told;
    }

    private static void change(Map<String, Object> target, long now, long before) {
        target.put("previous", before);
        target.put("change", now - before);
    }
}
