// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.counting.Loss;
import org.sipassistant.endpoint.counting.Tally;

/** Why calls fail, the most frequent cause first, and how that was before. */
final class Causes {
    private static final int EXAMPLES = 3;

    /** So many times as many are counted in the other period, and some more: what ranks high now may not have then. */
    private static final int ENOUGH = 3;

    private static final int AT_LEAST = 50;

    /** So many calls are sorted sooner than it is found which of them have to be. */
    private static final long FEW = 3_000;

    /** Values that each shard tells, so that the sums of the most frequent ones are exact although calls are in many. */
    private static final int EXACT = 1_000;

    /** What the tallies tell already. */
    private static final Map<Grouping, Function<Tally, String>> TALLIED =
            Map.of(Grouping.RULE, Tally::rule, Grouping.CATEGORY, Tally::category, Grouping.TRUNK, Tally::trunk);

    private final FailuresQuestion question;

    Causes(FailuresQuestion question) {
        this.question = question;
    }

    /** What else has to be asked of the failures of both periods. */
    Map<String, Object> aggregations() {
        if (TALLIED.containsKey(question.by())) {
            return Map.of();
        }
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("field", question.by().field());
        terms.put("size", question.size());
        terms.put("shard_size", Math.max(EXACT, question.size()));
        Map<String, Object> before = Aggs.terms(question.by().field(), question.size() * ENOUGH + AT_LEAST, Map.of());
        Map<String, Object> aggregations = new LinkedHashMap<>();
        aggregations.put("now", Aggs.filter(question.period().began(), Map.of("by", Map.of("terms", terms))));
        aggregations.put("before", Aggs.filter(question.compared().began(), Map.of("by", before)));
        return aggregations;
    }

    /**
     * How many calls each cause has in a period, the most frequent first.
     *
     * @param calls of the period
     * @param counted of the failures of the period, what was asked of them
     */
    private Map<String, Long> counts(Tallies calls, Map<String, Object> counted) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Function<Tally, String> property = TALLIED.get(question.by());
        if (property == null) {
            Aggs.buckets(Json.map(counted, "by")).forEach(bucket -> counts.put(Aggs.key(bucket), Aggs.count(bucket)));
        } else {
            failures(calls).by(property).forEach((key, alike) -> counts.put(key, alike.calls()));
            counts.remove("");
        }
        return counts;
    }

    private static Tallies failures(Tallies calls) {
        return calls.only(tally -> tally.loss() == Loss.FAILURE);
    }

    private List<String> told(Map<String, Long> counts) {
        return counts.keySet().stream().limit(question.size()).toList();
    }

    /**
     * Asks for the first calls of each cause that is told, and when the last was; empty where there is none.
     *
     * @param calls of the period
     * @param counted of the failures
     * @param cells of the failures
     */
    Optional<Details.Question> examples(Tallies calls, Map<String, Object> counted, Cells cells) {
        List<String> keys = told(counts(calls, Json.map(counted, "now")));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("field", question.by().field());
        terms.put("size", keys.size());
        terms.put("include", keys);
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("first", Map.of("min", Map.of("field", "@timestamp")));
        inner.put("last", Map.of("max", Map.of("field", "@timestamp")));
        inner.put("examples", Aggs.first(EXAMPLES));
        return Optional.of(new Details.Question(
                Aggs.all(List.of(
                        Searches.failure(), around(keys, cells, failures(calls).calls()))),
                Map.of("by", Aggs.with(Map.of("terms", terms), inner))));
    }

    /** The first and the last calls of some causes, as far as it shows when these were, and others. */
    private Map<String, Object> around(List<String> keys, Cells cells, long failures) {
        if (question.by() != Grouping.RULE || failures <= FEW) {
            return Aggs.all(List.of(
                    Map.of("terms", Map.of(question.by().field(), keys)),
                    question.period().began()));
        }
        FirstFew few = new FirstFew(question.period(), new Incidents(question).interval(), EXAMPLES);
        // Most causes have the same ends, and to read a range takes an engine longer than a few calls more.
        Map<Set<Period>, List<String>> alike = new LinkedHashMap<>();
        for (String key : keys) {
            SortedMap<Long, Long> times = cells.of(key);
            Set<Period> ends = new LinkedHashSet<>(List.of(few.of(times), few.last(times)));
            alike.computeIfAbsent(ends, same -> new ArrayList<>()).add(key);
        }
        List<Object> parts = new ArrayList<>();
        alike.forEach((ends, same) -> parts.add(Aggs.all(List.of(
                Map.of("terms", Map.of(question.by().field(), same)),
                ends.contains(question.period())
                        ? question.period().began()
                        : Aggs.any(ends.stream().map(Period::began).toList())))));
        return Aggs.any(parts);
    }

    /**
     * @param now the calls of the period
     * @param before those of the other one
     * @param counted of the failures of both
     * @param details of each cause
     */
    List<Object> read(Tallies now, Tallies before, Map<String, Object> counted, Map<String, Object> details) {
        Map<String, Long> counts = counts(now, Json.map(counted, "now"));
        Map<String, Long> earlier = counts(before, Json.map(counted, "before"));
        Map<String, Map<String, Object>> detailed = new HashMap<>();
        Aggs.buckets(Json.map(details, "by")).forEach(bucket -> detailed.put(Aggs.key(bucket), bucket));
        long all = failures(now).calls();
        List<Object> causes = new ArrayList<>();
        for (String key : told(counts)) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put(question.by().id(), key);
            Map<String, Object> detail = detailed.getOrDefault(key, Map.of());
            List<Map<String, Object>> examples = Example.documents(detail, "examples");
            kind(
                    told,
                    examples,
                    List.copyOf(failures(now)
                            .only(tally -> tally.rule().equals(key))
                            .by(Tally::category)
                            .keySet()));
            long count = counts.getOrDefault(key, 0L);
            told.put("count", count);
            Totals.percent(told, "share", count, all);
            change(told, count, earlier.getOrDefault(key, 0L));
            time(told, "first_seen", detail, "first.value");
            time(told, "last_seen", detail, "last.value");
            told.put("examples", Example.told(examples, question.zone()));
            causes.add(told);
        }
        return causes;
    }

    /**
     * Of what kind it is, and in words: where the rule tells calls of several kinds, as that of the code alone does, of the
     * most frequent one, and in the words that all of them share.
     *
     * @param categories those of most calls first
     */
    private void kind(Map<String, Object> told, List<Map<String, Object>> examples, List<String> categories) {
        if (question.by() == Grouping.RULE && !examples.isEmpty()) {
            Map<String, Object> cause = Json.map(Json.map(examples.getFirst(), "call"), "cause");
            String title = Objects.toString(cause.get("title"), "");
            boolean isOne = categories.size() <= 1;
            told.put("category", isOne ? cause.getOrDefault("category", "") : categories.getFirst());
            told.put("title", isOne ? title : title.split(":", 2)[0]);
            if (!isOne) {
                told.put("categories", categories);
            }
        }
    }

    private void time(Map<String, Object> told, String name, Map<String, Object> detail, String path) {
        Times.of(Json.at(detail, path)).ifPresent(at -> told.put(name, Times.iso(at, question.zone())));
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
