// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sipassistant.call.Emergency;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.ResponseCode;

/**
 * Criteria and a time as a query. Fields are asked however they are mapped, as keyword or as text with a keyword beside
 * it, and an index that lacks one must not fail the others.
 */
final class CallQuery {
    private static final List<String> TEXT = List.of("message", "event.original");
    private static final List<String> CALLING = List.of("sip.number.calling.spellings", "sip.from.uri.username");
    private static final List<String> CALLED =
            List.of("sip.number.called.spellings", "sip.to.uri.username", "sip.uri.username");
    /** Where the one who is called stands in a request, and in a response. */
    static final List<String> CALLED_USER = List.of("sip.uri.username", "sip.to.uri.username");

    static final List<String> CALLED_URI = List.of("sip.uri.original", "sip.to.uri.original");

    private static final List<String> CODE = List.of("sip.code", "sip.status_code");
    private static final List<String> METHOD = List.of("sip.cseq.method", "sip.method");
    private static final List<String> PEER = List.of(
            "source.ip",
            "destination.ip",
            "source.address",
            "destination.address",
            "source.domain",
            "destination.domain",
            "sip.peer.name",
            "sip.trunk",
            "observer.name");

    private static final List<String> PRODUCT = List.of("sip.server.original", "sip.user_agent.original");

    /** The names that are shown, by the sides that have them. */
    private static final Map<String, String> DISPLAYED =
            Map.of("calling", "sip.from.display_info", "called", "sip.to.display_info");

    private static final List<String> WITHIN_DIALOGS = List.of("BYE", "INFO", "PRACK", "UPDATE");

    /** What every line of SIP that names a party holds. */
    private static final List<String> SCHEMES = List.of("sip", "sips", "tel");

    /** Refusals that are parts of a usual course. */
    private static final List<Integer> USUAL = List.of(401, 407, 487);

    private final Criteria criteria;
    private final TimeWindow window;

    CallQuery(Criteria criteria, TimeWindow window) {
        this.criteria = criteria;
        this.window = window;
    }

    /** Messages by the fields that the processor, or another shipper, wrote. */
    Map<String, Object> byFields() {
        List<Object> all = new ArrayList<>();
        all.add(Map.of("exists", Map.of("field", "sip.call_id")));
        criteria.caller().ifPresent(party -> all.add(party(party, CALLING, List.of("calling"))));
        criteria.callee().ifPresent(party -> all.add(party(party, CALLED, List.of("called"))));
        List<String> either = new ArrayList<>(CALLING);
        either.addAll(CALLED);
        criteria.numbers().forEach(party -> all.add(party(party, either, List.of("calling", "called"))));
        criteria.peer().ifPresent(name -> all.add(peer(name)));
        criteria.method().ifPresent(name -> all.add(phrase(name, withKeywords(METHOD))));
        codes(CODE, "").ifPresent(all::add);
        Map<String, Object> query = query(all);
        if (criteria.caller().isPresent() || criteria.callee().isPresent()) {
            Json.map(query, "bool").put("must_not", List.of(withinDialogs()));
        }
        return criteria.emergency() ? emergency(query) : query;
    }

    /** Requests that either side sends, so that they do not tell who called whom. */
    private Object withinDialogs() {
        return anyOf(WITHIN_DIALOGS.stream()
                .filter(name -> !name.equals(criteria.method().orElse("")))
                .<Object>map(name -> phrase(name, withKeywords(METHOD)))
                .toList());
    }

    /** Messages of which there is nothing but the text; it is found by its words, so that other lines are found too. */
    Map<String, Object> byText() {
        List<Object> all = new ArrayList<>();
        all.add(anyOf(SCHEMES.stream().<Object>map(word -> phrase(word, TEXT)).toList()));
        criteria.caller().ifPresent(party -> all.add(words(party)));
        criteria.callee().ifPresent(party -> all.add(words(party)));
        criteria.numbers().forEach(party -> all.add(words(party)));
        criteria.peer()
                .ifPresent(name -> all.add(
                        anyOf(Stream.concat(Stream.of(peer(name)), named(name)).toList())));
        criteria.method().ifPresent(name -> all.add(phrase(name, TEXT)));
        codes(TEXT, "SIP/2.0 ").ifPresent(all::add);
        Map<String, Object> query = query(all);
        Json.map(query, "bool").put("must_not", List.of(Map.of("exists", Map.of("field", "sip.call_id"))));
        return criteria.emergency() ? emergencyByText(query) : query;
    }

    /** The same, but only refusals that are no part of a usual course, as far as fields tell. */
    static Map<String, Object> refused(Map<String, Object> query) {
        Map<String, Object> bool = new LinkedHashMap<>();
        bool.put("must", List.of(query));
        bool.put("filter", List.of(Map.of("range", Map.of("sip.status_code", Map.of("gte", 400)))));
        bool.put("must_not", List.of(Map.of("terms", Map.of("sip.status_code", USUAL))));
        return Map.of("bool", bool);
    }

    /** The same, but only emergency calls, by what the processor says or by who is called. */
    static Map<String, Object> emergency(Map<String, Object> query) {
        List<Object> ways = new ArrayList<>();
        ways.add(phrase("true", List.of("sip.emergency")));
        CALLED_URI.forEach(field -> ways.add(beginning(field, Emergency.SERVICE)));
        Emergency.numbers().forEach(number -> ways.add(phrase(number, withKeywords(CALLED_USER))));
        return narrowed(query, ways);
    }

    /** The same of messages of which there is nothing but the text: who is called stands behind a scheme. */
    static Map<String, Object> emergencyByText(Map<String, Object> query) {
        List<Object> ways = new ArrayList<>();
        Map<String, Object> service = new LinkedHashMap<>(Json.map(phrase(Emergency.SERVICE, TEXT), "multi_match"));
        service.put("type", "phrase_prefix");
        ways.add(Map.of("multi_match", service));
        for (String scheme : SCHEMES) {
            Emergency.numbers().forEach(number -> ways.add(phrase(scheme + ':' + number, TEXT)));
        }
        ways.add(phrase("Priority: emergency", TEXT));
        return narrowed(query, ways);
    }

    /** The same, but only refusals by the codes that are known, of messages of which there is nothing but the text. */
    static Map<String, Object> refusedByText(Map<String, Object> query, Knowledge knowledge) {
        List<Object> ways = new ArrayList<>();
        knowledge.responseCodes().stream()
                .map(ResponseCode::code)
                .filter(code -> code >= 400 && !USUAL.contains(code))
                .forEach(code -> ways.add(phrase("SIP/2.0 " + code, TEXT)));
        return narrowed(query, ways);
    }

    /** The responses that answer some calls, in the same time. */
    Map<String, Object> answersTo(List<String> callIds) {
        List<Object> ids = new ArrayList<>();
        callIds.forEach(id -> ids.add(phrase(id, withKeywords(List.of("sip.call_id")))));
        Map<String, Object> success = Map.of("range", Map.of("sip.status_code", Map.of("gte", 200, "lte", 299)));
        return query(List.of(anyOf(ids), success, phrase("INVITE", withKeywords(METHOD))));
    }

    private static Map<String, Object> narrowed(Map<String, Object> query, List<Object> ways) {
        return Map.of("bool", Map.of("must", List.of(query), "filter", List.of(anyOf(ways))));
    }

    /** The same without some Call-IDs, and without what a node sent and got. */
    static Map<String, Object> without(Map<String, Object> query, List<String> callIds, Optional<String> node) {
        List<Object> not = new ArrayList<>();
        callIds.forEach(id -> not.add(phrase(id, CallSearch.FIELDS)));
        node.ifPresent(address -> not.add(phrase(address, List.of("source.ip", "destination.ip"))));
        return not.isEmpty() ? query : Map.of("bool", Map.of("must", List.of(query), "must_not", not));
    }

    static Map<String, Object> phrase(String text, List<String> fields) {
        Map<String, Object> phrase = new LinkedHashMap<>();
        phrase.put("query", text);
        phrase.put("type", "phrase");
        phrase.put("fields", fields);
        phrase.put("lenient", true);
        return Map.of("multi_match", phrase);
    }

    static Map<String, Object> anyOf(List<Object> queries) {
        return queries.size() == 1
                ? Json.asMap(queries.get(0))
                : Map.of("bool", Map.of("should", queries, "minimum_should_match", 1));
    }

    static List<String> withKeywords(List<String> fields) {
        List<String> all = new ArrayList<>(fields);
        fields.forEach(field -> all.add(field + ".keyword"));
        return all;
    }

    private static Map<String, Object> party(AskedParty party, List<String> fields, List<String> sides) {
        List<Object> ways = new ArrayList<>();
        party.spellings().forEach(spelling -> ways.add(phrase(spelling, withKeywords(fields))));
        if (party.digits().isEmpty()) {
            party.spellings().forEach(name -> withKeywords(fields).forEach(field -> ways.add(inAnyCase(field, name))));
        }
        if (party.isName()) {
            sides.forEach(side -> ways.add(beginning(DISPLAYED.get(side), party.asked())));
        }
        if (party.ending()) {
            String backwards = new StringBuilder(party.digits()).reverse().toString();
            sides.forEach(side ->
                    ways.add(Map.of("prefix", Map.of("sip.number." + side + ".reversed", Map.of("value", backwards)))));
        }
        return anyOf(ways);
    }

    /** A node, or the product that it says it is. */
    private static Map<String, Object> peer(String name) {
        boolean word = name.chars().allMatch(c -> Character.isLetter(c) || c == '-');
        List<Object> ways = new ArrayList<>();
        ways.add(phrase(name, withKeywords(PEER)));
        if (word) {
            PRODUCT.forEach(field -> ways.add(beginning(field, name)));
        }
        return anyOf(ways);
    }

    private static Map<String, Object> inAnyCase(String field, String text) {
        return Map.of("term", Map.of(field, Map.of("value", text, "case_insensitive", true)));
    }

    private static Map<String, Object> beginning(String field, String text) {
        return Map.of("prefix", Map.of(field, Map.of("value", text, "case_insensitive", true)));
    }

    /** In a text a plus is no part of a word. */
    private static Map<String, Object> words(AskedParty party) {
        Set<String> words = new TreeSet<>();
        party.spellings().forEach(spelling -> words.add(spelling.startsWith("+") ? spelling.substring(1) : spelling));
        return anyOf(words.stream().<Object>flatMap(CallQuery::named).toList());
    }

    /** A name in a text: of letters on both sides of a colon, as in {@code sip:alice}, engines make one word. */
    private static Stream<Object> named(String name) {
        boolean joined = !name.isEmpty() && Character.isLetter(name.codePointAt(0));
        return Stream.concat(
                Stream.of(phrase(name, TEXT)),
                SCHEMES.stream().filter(scheme -> joined).map(scheme -> phrase(scheme + ':' + name, TEXT)));
    }

    private Optional<Map<String, Object>> codes(List<String> fields, String before) {
        List<Object> ways = new ArrayList<>();
        for (AskedCodes.Range range : criteria.codes().ranges()) {
            if (range.from() == range.to()) {
                ways.add(phrase(before + range.from(), before.isEmpty() ? withKeywords(fields) : fields));
            } else if (before.isEmpty()) {
                ways.add(Map.of("range", Map.of("sip.status_code", Map.of("gte", range.from(), "lte", range.to()))));
            } else {
                return Optional.empty(); // a class cannot be found by words: all messages are read
            }
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(anyOf(ways));
    }

    /** Nearer ones first where a time is asked for; else the score says nothing. */
    private Map<String, Object> query(List<Object> all) {
        Map<String, Object> bool = new LinkedHashMap<>();
        List<Object> filter = new ArrayList<>(all);
        if (window.isBounded()) {
            filter.add(CallSearch.range(window.from(), window.to()));
        }
        bool.put("filter", filter);
        window.near()
                .ifPresent(time -> bool.put(
                        "should",
                        List.of(Map.of(
                                "distance_feature",
                                Map.of("field", "@timestamp", "origin", time.toString(), "pivot", "5m")))));
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("bool", bool);
        return query;
    }
}
