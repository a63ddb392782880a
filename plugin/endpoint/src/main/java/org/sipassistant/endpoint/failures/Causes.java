// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/** Why calls fail, the most frequent cause first, and how that was before. */
final class Causes {
    private static final int EXAMPLES = 3;

    private final FailuresQuestion question;

    Causes(FailuresQuestion question) {
        this.question = question;
    }

    /** Of the failures of both periods. */
    Map<String, Object> aggregations() {
        Map<String, Object> inner = new LinkedHashMap<>(counts());
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("first", Map.of("min", Map.of("field", "@timestamp")));
        seen.put("last", Map.of("max", Map.of("field", "@timestamp")));
        seen.put("examples", Aggs.first(EXAMPLES));
        inner.put("seen", Aggs.filter(question.period().began(), seen));
        return ranked(question.by().field(), question.size(), inner);
    }

    /** The most frequent ones now, whatever was before; only of those that are told examples are looked for. */
    private static Map<String, Object> ranked(String field, int size, Map<String, Object> inner) {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("field", field);
        terms.put("size", size);
        terms.put("order", Map.of("now", "desc"));
        terms.put("collect_mode", "breadth_first");
        return Aggs.with(Map.of("terms", terms), inner);
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("now", Aggs.filter(question.period().began(), Map.of()));
        counts.put("before", Aggs.filter(question.compared().began(), Map.of()));
        return counts;
    }

    /** The same of what is told apart: counts alone. */
    Map<String, Object> apart(String field) {
        Map<String, Object> inner = new LinkedHashMap<>(counts());
        inner.put("by", ranked(field, question.size(), counts()));
        return inner;
    }

    /** @param all failures in the period */
    List<Object> read(Map<String, Object> aggregation, long all) {
        List<Object> causes = new ArrayList<>();
        for (Map<String, Object> bucket : Aggs.buckets(aggregation)) {
            long now = Aggs.count(Json.map(bucket, "now"));
            if (now > 0) {
                causes.add(cause(bucket, now, all));
            }
        }
        return causes;
    }

    private Map<String, Object> cause(Map<String, Object> bucket, long now, long all) {
        ZoneId zone = question.zone();
        Map<String, Object> seen = Json.map(bucket, "seen");
        List<Map<String, Object>> examples = Example.documents(seen, "examples");
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(question.by().id(), Aggs.key(bucket));
        boolean isRule = question.by() == Grouping.RULE;
        examples.stream().limit(isRule ? 1 : 0).forEach(example -> {
            Map<String, Object> cause = Json.map(Json.map(example, "call"), "cause");
            told.put("category", cause.getOrDefault("category", ""));
            told.put("title", cause.getOrDefault("title", ""));
        });
        told.put("count", now);
        Totals.percent(told, "share", now, all);
        change(told, now, Aggs.count(Json.map(bucket, "before")));
        Times.of(Json.at(seen, "first.value")).ifPresent(at -> told.put("first_seen", Times.iso(at, zone)));
        Times.of(Json.at(seen, "last.value")).ifPresent(at -> told.put("last_seen", Times.iso(at, zone)));
        told.put("examples", Example.told(examples, zone));
        return told;
    }

    /** What stands apart: how many, and of what kinds. */
    static Map<String, Object> readApart(Map<String, Object> bucket, String name) {
        Map<String, Object> told = new LinkedHashMap<>();
        long now = Aggs.count(Json.map(bucket, "now"));
        told.put("count", now);
        change(told, now, Aggs.count(Json.map(bucket, "before")));
        List<Object> kinds = new ArrayList<>();
        for (Map<String, Object> kind : Aggs.buckets(Json.map(bucket, "by"))) {
            Map<String, Object> one = new LinkedHashMap<>();
            long count = Aggs.count(Json.map(kind, "now"));
            one.put(name, Aggs.key(kind));
            one.put("count", count);
            change(one, count, Aggs.count(Json.map(kind, "before")));
            kinds.add(one);
        }
        told.put("causes", kinds);
        return told;
    }

    private static void change(Map<String, Object> target, long now, long before) {
        target.put("previous", before);
        target.put("change", now - before);
    }
}
