// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.Json;

/**
 * Failures that began together.
 *
 * @param period from the interval in which it began to the one in which it ended
 * @param interval how exactly that is known
 * @param cells the causes, and the trunks on which each came
 * @param count of failures, as counted by interval
 * @param isOlder whether it began before all that was counted
 */
record Incident(Period period, Duration interval, List<Cells.Key> cells, long count, boolean isOlder) {
    /** So many times as long as it usually takes until the next call fails, and none did: it is over. */
    private static final long PAUSE = 3;

    private static final String WITHIN = "within";
    private static final int EXAMPLES = 3;
    private static final int MOST_NAMES = 5;
    private static final int MOST_COUNTED = 1_000;

    /** Where the beginning is looked for more closely: in so many parts of an interval, and so many intervals around. */
    private static final int CLOSER = 60;

    private static final int BEFORE = 5;
    private static final int AFTER = 2;

    /** The groupings in which the extent of an incident is told. */
    private static final Map<String, Grouping> EXTENT = extent();

    Incident {
        cells = List.copyOf(cells);
    }

    List<String> rules() {
        return cells.stream().map(Cells.Key::rule).distinct().toList();
    }

    /** An empty name for calls through none. */
    List<String> trunks() {
        return cells.stream().map(Cells.Key::trunk).distinct().toList();
    }

    private static Map<String, Grouping> extent() {
        Map<String, Grouping> extent = new LinkedHashMap<>();
        extent.put("trunks", Grouping.TRUNK);
        extent.put("customers", Grouping.CUSTOMER);
        extent.put("hosts", Grouping.HOST);
        extent.put("destinations", Grouping.DESTINATION);
        return extent;
    }

    /**
     * Asks which calls were the first, and whom they concern.
     *
     * @param asked the period that is asked about
     */
    Details.Question question(Period asked) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put(WITHIN, Aggs.filter(asked.began(), Map.of()));
        inner.put("first", Map.of("min", Map.of("field", "@timestamp")));
        inner.put("last", Map.of("max", Map.of("field", "@timestamp")));
        inner.put("examples", Aggs.first(EXAMPLES));
        EXTENT.forEach((name, grouping) -> {
            inner.put(name, Aggs.terms(grouping.field(), MOST_NAMES, Map.of()));
            inner.put(
                    name + "_number",
                    Map.of("cardinality", Map.of("field", grouping.field(), "precision_threshold", MOST_COUNTED)));
        });
        return new Details.Question(calls(period), inner);
    }

    /** Asks when it began, more closely than it was looked for. */
    Details.Question beginning() {
        return times(around(), Times.interval(interval, CLOSER));
    }

    /** The same with a better beginning, where one shows. */
    Incident begun(Map<String, Object> bucket) {
        return begun(around(), Times.interval(interval, CLOSER), bucket);
    }

    /** Asks how often it happened in each interval of a time. */
    Details.Question times(Period when, Duration closer) {
        return new Details.Question(calls(when), Map.of("times", Aggs.byTime("@timestamp", closer)));
    }

    /** The same with the beginning that shows in the answer to that, if any. */
    Incident begun(Period when, Duration closer, Map<String, Object> bucket) {
        return Series.of(when, closer, Json.map(bucket, "times"))
                .surge()
                .filter(surge -> isOlder || isWhereItBegan(surge.from()))
                .map(surge -> new Incident(new Period(surge.from(), period.to()), closer, cells, count, false))
                .orElse(this);
    }

    /** What is denser further on is no beginning. */
    private boolean isWhereItBegan(Instant closer) {
        return !closer.isBefore(period.from().minus(interval))
                && closer.isBefore(period.from().plus(interval));
    }

    /** Mostly from before it: what is usual must be seen as well. */
    private Period around() {
        return new Period(
                period.from().minus(interval.multipliedBy(BEFORE)),
                period.from().plus(interval.multipliedBy(AFTER)));
    }

    private Map<String, Object> calls(Period when) {
        Map<String, List<String>> trunks = new LinkedHashMap<>();
        cells.forEach(cell ->
                trunks.computeIfAbsent(cell.rule(), rule -> new ArrayList<>()).add(cell.trunk()));
        List<Object> any = new ArrayList<>();
        trunks.forEach((rule, through) ->
                any.add(Aggs.all(List.of(Aggs.term(Grouping.RULE.field(), rule), through(through)))));
        return Aggs.all(List.of(Searches.failure(), when.began(), Aggs.any(any)));
    }

    /** @param trunks an empty name for calls through none */
    private static Map<String, Object> through(List<String> trunks) {
        List<Object> any = new ArrayList<>();
        any.add(Map.of("terms", Map.of(Grouping.TRUNK.field(), trunks)));
        if (trunks.contains(Cells.NO_TRUNK)) {
            any.add(Map.of(
                    "bool", Map.of("must_not", List.of(Map.of("exists", Map.of("field", Grouping.TRUNK.field()))))));
        }
        return Aggs.any(any);
    }

    /**
     * @param failures in the period that is asked about
     */
    Map<String, Object> read(Map<String, Object> bucket, FailuresQuestion question, long failures) {
        List<Map<String, Object>> examples = Example.documents(bucket, "examples");
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("rules", rules());
        examples.stream().limit(1).forEach(example -> {
            Map<String, Object> cause = Json.map(Json.map(example, "call"), "cause");
            told.put("category", cause.getOrDefault("category", ""));
            told.put("title", cause.getOrDefault("title", ""));
        });
        long calls = Aggs.count(Json.map(bucket, WITHIN));
        told.put("count", calls);
        told.put("total", Aggs.count(bucket));
        Totals.percent(told, "share", Math.min(calls, failures), failures);
        Optional<Instant> first = Times.of(Json.at(bucket, "first.value"));
        Optional<Instant> last = Times.of(Json.at(bucket, "last.value"));
        first.ifPresent(at -> told.put("since", Times.iso(at, question.zone())));
        last.ifPresent(at -> told.put("last_seen", Times.iso(at, question.zone())));
        told.put(
                "ongoing",
                first.isPresent() && last.isPresent() && goesOn(first.get(), last.get(), Aggs.count(bucket), question));
        told.put(
                "began_before",
                isOlder || period.from().isBefore(question.period().from()));
        EXTENT.keySet().forEach(name -> told.put(name, names(bucket, name)));
        examples.stream().limit(1).forEach(example -> {
            told.put("first_call", Example.told(example, question.zone()));
            told.put("actions", Json.list(Json.map(example, "call"), "actions"));
        });
        told.put("examples", Example.told(examples, question.zone()));
        return told;
    }

    /** Whether nothing says that it ended before the period did. */
    private boolean goesOn(Instant first, Instant last, long calls, FailuresQuestion question) {
        Duration usual = Duration.between(first, last).dividedBy(Math.max(calls - 1, 1));
        Duration patience = usual.multipliedBy(PAUSE).plus(interval);
        return !last.plus(patience).isBefore(question.period().to());
    }

    /** How many there are, and the ones with most of the calls. */
    private static Map<String, Object> names(Map<String, Object> bucket, String name) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("number", Math.round(Aggs.value(bucket, name + "_number")));
        List<Object> most = new ArrayList<>();
        for (Map<String, Object> one : Aggs.buckets(Json.map(bucket, name))) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", Aggs.key(one));
            entry.put("count", Aggs.count(one));
            most.add(entry);
        }
        told.put("most", most);
        return told;
    }
}
