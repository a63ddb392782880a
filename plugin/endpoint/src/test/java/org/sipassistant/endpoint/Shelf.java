// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cluster that keeps documents in a list and answers a search as an engine does: by the index, the query, the sort
 * order and the page. It remembers every search. What it does not understand it refuses, so that a query that no test
 * covers is noticed.
 */
public final class Shelf implements Cluster {
    private static final int MOST_TEXTS = 10_000;
    private static final Map<String, String> WORDS = new ConcurrentHashMap<>();

    private final List<Map<String, Object>> hits = new ArrayList<>();
    private final List<Map<String, Object>> bodies = new ArrayList<>();
    private final List<List<String>> asked = new ArrayList<>();
    private final Map<String, Object> extra = new LinkedHashMap<>();

    public Shelf add(String index, List<Map<String, Object>> documents) {
        for (Map<String, Object> document : documents) {
            hits.add(Map.of("_index", index, "_id", "m" + (hits.size() + 1), "_source", document));
        }
        return this;
    }

    /** Sets a part of every response, such as {@code _shards}. */
    Shelf responding(String key, Object value) {
        extra.put(key, value);
        return this;
    }

    List<Map<String, Object>> bodies() {
        return bodies;
    }

    /** The indices of each search. */
    List<List<String>> asked() {
        return asked;
    }

    @Override
    public CompletionStage<Map<String, Object>> search(List<String> indices, Map<String, Object> body) {
        asked.add(indices);
        bodies.add(body);
        int from = (Integer) body.get("from");
        int size = (Integer) body.get("size");
        if (from + size > 10_000) {
            throw new IllegalArgumentException("Result window is too large: [" + (from + size) + "]");
        }
        List<Map<String, Object>> found = hits.stream()
                .filter(hit -> indices.stream().anyMatch(name -> names(name, hit.get("_index"))))
                .filter(hit -> matches(Json.map(hit, "_source"), Json.map(body, "query")))
                .sorted(order(body))
                .toList();
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("took", 3);
        response.put("timed_out", false);
        response.put("_shards", Map.of("total", 5, "successful", 5, "skipped", 0, "failed", 0));
        response.put(
                "hits",
                Map.of(
                        "total",
                        Map.of("value", found.size(), "relation", "eq"),
                        "hits",
                        found.stream().skip(from).limit(size).toList()));
        if (body.get("aggs") != null) {
            List<Map<String, Object>> documents =
                    found.stream().map(hit -> Json.map(hit, "_source")).toList();
            response.put("aggregations", aggregations(documents, Json.map(body, "aggs")));
        }
        response.putAll(extra);
        return CompletableFuture.completedFuture(response);
    }

    /** By time, or by the number of conditions that hold, as the search asks. */
    private static Comparator<Map<String, Object>> order(Map<String, Object> body) {
        List<Object> sort = Json.list(body, "sort");
        String order = sort.isEmpty() ? "" : String.valueOf(Json.at(Json.asMap(sort.get(0)), "@timestamp.order"));
        Comparator<Map<String, Object>> byTime = Comparator.comparing(hit -> time(Json.map(hit, "_source")));
        return switch (order) {
            case "asc" -> byTime;
            case "desc" -> byTime.reversed();
            default ->
                Comparator.comparing(
                                (Map<String, Object> hit) -> -score(Json.map(hit, "_source"), Json.map(body, "query")))
                        .thenComparing(byNearness(body));
        };
    }

    private static Comparator<Map<String, Object>> byNearness(Map<String, Object> body) {
        List<Object> should = Json.list(Json.map(Json.map(body, "query"), "bool"), "should");
        Object origin = should.isEmpty() ? null : Json.at(Json.asMap(should.get(0)), "distance_feature.origin");
        return Comparator.comparing(hit -> origin == null
                ? Duration.ZERO
                : Duration.between(Instant.parse(origin.toString()), time(Json.map(hit, "_source")))
                        .abs());
    }

    private static int score(Map<String, Object> document, Map<String, Object> query) {
        if (!query.containsKey("bool")) {
            return matches(document, query) ? 1 : 0;
        }
        Map<String, Object> bool = Json.map(query, "bool");
        return Stream.concat(Json.list(bool, "must").stream(), Json.list(bool, "should").stream())
                .mapToInt(inner -> score(document, Json.asMap(inner)))
                .sum();
    }

    private static Map<String, Object> aggregations(List<Map<String, Object>> documents, Map<String, Object> plans) {
        Map<String, Object> results = new LinkedHashMap<>();
        plans.forEach((name, plan) -> results.put(name, aggregation(documents, Json.asMap(plan))));
        return results;
    }

    private static Map<String, Object> aggregation(List<Map<String, Object>> documents, Map<String, Object> plan) {
        if (plan.containsKey("cardinality")) {
            String field = Json.map(plan, "cardinality").get("field").toString();
            long count = documents.stream()
                    .map(document -> Json.at(document, field))
                    .filter(java.util.Objects::nonNull)
                    .distinct()
                    .count();
            return Map.of("value", count);
        }
        if (plan.containsKey("max")) {
            return documents.stream()
                    .map(Shelf::time)
                    .max(Comparator.naturalOrder())
                    .<Map<String, Object>>map(time -> Map.of("value", time.toEpochMilli()))
                    .orElse(Map.of());
        }
        if (plan.containsKey("min")) {
            Map<String, Object> least = new LinkedHashMap<>();
            least.put(
                    "value",
                    documents.stream()
                            .map(Shelf::time)
                            .min(Comparator.naturalOrder())
                            .map(Instant::toEpochMilli)
                            .orElse(null));
            return least;
        }
        List<Map<String, Object>> within = documents.stream()
                .filter(document -> matches(document, Json.map(plan, "filter")))
                .toList();
        Map<String, Object> bucket = new LinkedHashMap<>();
        bucket.put("doc_count", within.size());
        bucket.putAll(aggregations(within, Json.map(plan, "aggs")));
        return bucket;
    }

    private static boolean names(String pattern, Object index) {
        return pattern.endsWith("*")
                ? index.toString().startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(index);
    }

    private static boolean matches(Map<String, Object> document, Map<String, Object> query) {
        String kind = query.keySet().iterator().next();
        Map<String, Object> inner = Json.map(query, kind);
        return switch (kind) {
            case "bool" ->
                all(document, Json.list(inner, "filter"))
                        && all(document, Json.list(inner, "must"))
                        && Json.list(inner, "must_not").stream().noneMatch(q -> matches(document, Json.asMap(q)))
                        && (!isShouldNeeded(inner)
                                || Json.list(inner, "should").stream().anyMatch(q -> matches(document, Json.asMap(q))));
            case "multi_match" ->
                Json.list(inner, "fields").stream()
                        .anyMatch(field -> "phrase_prefix".equals(inner.get("type"))
                                ? begun(document, field.toString(), inner.get("query"))
                                : inner.containsKey("slop")
                                        ? apart(document, field.toString(), inner.get("query"))
                                        : phrase(document, Map.entry(field.toString(), inner.get("query"))));
            case "match_phrase" -> phrase(document, inner.entrySet().iterator().next());
            case "range" ->
                inner.containsKey("@timestamp")
                        ? range(document, Json.map(inner, "@timestamp"))
                        : number(document, inner.entrySet().iterator().next());
            case "exists" -> Json.at(document, inner.get("field").toString()) != null;
            case "term" -> {
                Map.Entry<String, Object> term = inner.entrySet().iterator().next();
                Object value = Json.at(document, term.getKey());
                yield (value instanceof List<?> list ? list : value == null ? List.of() : List.of(value))
                        .stream()
                                .anyMatch(each -> each.toString()
                                        .equalsIgnoreCase(String.valueOf(
                                                Json.asMap(term.getValue()).get("value"))));
            }
            case "terms" -> {
                Map.Entry<String, Object> terms = inner.entrySet().iterator().next();
                yield ((List<?>) terms.getValue()).contains(Json.at(document, terms.getKey()));
            }
            case "prefix" -> {
                Map.Entry<String, Object> prefix = inner.entrySet().iterator().next();
                Object value = Json.at(document, prefix.getKey());
                Map<String, Object> how = Json.asMap(prefix.getValue());
                String start = how.get("value").toString();
                boolean anyCase = Boolean.TRUE.equals(how.get("case_insensitive"));
                yield value != null && value.toString().regionMatches(anyCase, 0, start, 0, start.length());
            }
            case "function_score" -> matches(document, Json.map(inner, "query"));
            case "match_all", "distance_feature" -> true;
            default -> throw new IllegalArgumentException("unknown query [" + kind + "]");
        };
    }

    /**
     * Beside other conditions, {@code should} only adds to the score unless it is said how many must hold. Where there is
     * no condition at all every document matches, even if one of none is asked for.
     */
    private static boolean isShouldNeeded(Map<String, Object> bool) {
        boolean alone =
                Json.list(bool, "must").isEmpty() && Json.list(bool, "filter").isEmpty();
        boolean none = Json.list(bool, "should").isEmpty();
        boolean asked = bool.get("minimum_should_match") != null;
        return none ? asked && !(alone && Json.list(bool, "must_not").isEmpty()) : asked || alone;
    }

    private static boolean all(Map<String, Object> document, List<Object> queries) {
        return queries.stream().allMatch(query -> matches(document, Json.asMap(query)));
    }

    /** A keyword matches as a whole, a text by its words, whatever stands between them. */
    private static boolean phrase(Map<String, Object> document, Map.Entry<String, Object> query) {
        Object value = Json.at(document, query.getKey());
        if (value == null) {
            return false;
        }
        boolean text = query.getKey().equals("message") || query.getKey().equals("event.original");
        String wanted = query.getValue().toString();
        return text || query.getKey().startsWith("log.") || query.getKey().startsWith("host.")
                ? words(value).contains(words(wanted))
                : value instanceof List<?> list
                        ? list.contains(wanted)
                        : value.toString().equals(wanted);
    }

    /** A text has these words one after the other, or words that begin with the last of them. */
    private static boolean begun(Map<String, Object> document, String field, Object wanted) {
        Object value = Json.at(document, field);
        return value != null && words(value).contains(words(wanted).stripTrailing());
    }

    /** A text has these two words with at most one between them. */
    private static boolean apart(Map<String, Object> document, String field, Object wanted) {
        Object value = Json.at(document, field);
        String[] pair = words(wanted).strip().split(" ");
        return value != null
                && Pattern.compile(" " + pair[0] + " (\\S+ )?" + pair[1] + " ")
                        .matcher(words(value))
                        .find();
    }

    /** As an index does, the words of a text are found once for all searches. */
    private static String words(Object text) {
        if (WORDS.size() > MOST_TEXTS) {
            WORDS.clear();
        }
        return WORDS.computeIfAbsent(text.toString(), Shelf::wordsOf);
    }

    private static String wordsOf(String text) {
        StringBuilder words = new StringBuilder(" ");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c) || c == '_' || isWithin(text, at)) {
                words.append(Character.toLowerCase(c));
            } else if (words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.charAt(words.length() - 1) == ' '
                ? words.toString()
                : words.append(' ').toString();
    }

    /** Unicode TR 29, as engines' standard analyzer does: {@code sip:alice} is one word, {@code sip:1001} is two. */
    private static boolean isWithin(String text, int at) {
        if (at == 0 || at + 1 == text.length()) {
            return false;
        }
        char before = text.charAt(at - 1);
        char behind = text.charAt(at + 1);
        return Character.isLetter(before) && Character.isLetter(behind) && ":.'".indexOf(text.charAt(at)) >= 0
                || Character.isDigit(before) && Character.isDigit(behind) && ",;.'".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean range(Map<String, Object> document, Map<String, Object> bounds) {
        if (!document.containsKey("@timestamp")) {
            return false;
        }
        Instant time = time(document);
        return (bounds.get("gte") == null
                        || !time.isBefore(Instant.parse(bounds.get("gte").toString())))
                && (bounds.get("lte") == null
                        || !time.isAfter(Instant.parse(bounds.get("lte").toString())));
    }

    private static boolean number(Map<String, Object> document, Map.Entry<String, Object> range) {
        Map<String, Object> bounds = Json.asMap(range.getValue());
        return Json.at(document, range.getKey()) instanceof Number at
                && (!(bounds.get("gte") instanceof Number least) || at.longValue() >= least.longValue())
                && (!(bounds.get("lte") instanceof Number most) || at.longValue() <= most.longValue());
    }

    /** Documents without a time come last, as the search asks for. */
    private static Instant time(Map<String, Object> document) {
        Object time = document.get("@timestamp");
        return time == null ? Instant.MIN : Instant.parse(time.toString());
    }
}
