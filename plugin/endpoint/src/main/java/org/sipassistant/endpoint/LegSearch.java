// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.call.DocumentId;
import org.sipassistant.call.Leg;
import org.sipassistant.call.LegMarks;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.endpoint.question.Sentences;
import org.sipassistant.ingest.PhoneNumber;

/**
 * Finds the documents of other legs of a call, which have Call-IDs of their own: first the requests that have something in
 * common with it, about the time it began, then all messages of the likeliest ones. Whether they really belong to the
 * call is judged afterwards, with all of them at hand.
 */
final class LegSearch {
    static final List<String> TEXT = List.of("message", "event.original");

    /** Where the first request of another leg can say what it has in common with this one. */
    private static final List<String> FIELDS = List.of(
            "message",
            "event.original",
            "sip.correlation_id",
            "sip.number.called.spellings",
            "sip.number.called.digits",
            "sip.number.calling.spellings",
            "sip.number.calling.digits");

    /**
     * What begins a call: by its field, else by the first words of the request. Of a name behind a scheme engines make one word
     * with it; what has a name there is found by its CSeq, and by what a response has not.
     */
    private static final List<Object> OPENING = List.of(
            phrase("INVITE", List.of("sip.method")),
            phrase("INVITE sip", TEXT),
            phrase("INVITE sips", TEXT),
            phrase("INVITE tel", TEXT),
            Map.of("bool", Map.of("must", List.of(numbered("CSeq INVITE"), phrase("Max-Forwards", TEXT)))));

    /** How long a node may look for a route, or try others, before it sends a call on. */
    private static final Duration AROUND = Duration.ofMinutes(1);

    /** How many requests are looked at for those that are legs; the likeliest come first. */
    private static final int CANDIDATES = 100;

    /** A Call-ID that is used for months names as many calls; the legs of the last few are looked for. */
    private static final int CALLS = 4;

    /** Texts of one search: each is a clause for each of the fields, of which engines take 1,024 in a query. */
    private static final int TEXTS = 120;

    private final Pages pages;
    private final WhyLimits limits;
    private final String callId;
    private final Function<Found, List<ObservedMessage>> reader;

    /** The Call-IDs whose messages were asked for. */
    private final Set<String> asked = new HashSet<>();

    /** @param reader reads the messages of documents */
    LegSearch(Cluster cluster, WhyLimits limits, WhyQuestion question, Function<Found, List<ObservedMessage>> reader) {
        this.pages = new Pages(cluster, question.indices(), limits);
        this.limits = limits;
        this.callId = question.callId();
        this.reader = reader;
    }

    /**
     * Adds the documents of calls that may be other legs.
     *
     * @param found the documents that mention the Call-ID; those of other calls that quote it are candidates too
     */
    CompletionStage<Found> run(Found found) {
        List<ObservedMessage> messages = reader.apply(found);
        List<LegMarks> marks = last(calls(messages).flatMap(call -> LegMarks.of(call).stream()));
        if (marks.isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        Found whole = found.hits().stream().anyMatch(CallSearch::needsNeighbours)
                ? found.unread(Sentences.english().say("legs_by_line"))
                : found;
        return round(whole, messages, marks, Set.of(callId)).thenCompose(legs -> again(legs, texts(marks)));
    }

    /**
     * Looks once more, for legs that have something in common with a leg that was found, and nothing with the first one: a node
     * changed the number, and the next one the Call-ID.
     *
     * @param known the texts that were looked for
     */
    private CompletionStage<Found> again(Found found, Set<String> known) {
        List<ObservedMessage> messages = reader.apply(found);
        List<Call> joined = calls(messages).toList();
        List<LegMarks> marks = last(joined.stream().flatMap(call -> LegMarks.ofLegs(call).stream()));
        Set<String> read = joined.stream()
                .flatMap(call -> call.legs().stream())
                .map(Leg::callId)
                .collect(Collectors.toSet());
        return known.containsAll(texts(marks))
                ? CompletableFuture.completedFuture(found)
                : round(found, messages, marks, read);
    }

    private Stream<Call> calls(List<ObservedMessage> messages) {
        return CallAssembler.assemble(messages).stream().filter(call -> call.hasCallId(callId));
    }

    private static List<LegMarks> last(Stream<LegMarks> marks) {
        List<LegMarks> all = marks.toList();
        return all.subList(Math.max(0, all.size() - CALLS), all.size());
    }

    /** @param read the Call-IDs of which all is there already */
    private CompletionStage<Found> round(
            Found found, List<ObservedMessage> messages, List<LegMarks> marks, Set<String> read) {
        Set<String> callIds = callIds(messages);
        Found requests = new Found(hit -> true, CANDIDATES, limits.maxBytes(), false);
        // A call that names nobody shares nothing to look for; an empty condition would find every call of the time.
        CompletionStage<Found> search = texts(marks).isEmpty()
                ? CompletableFuture.completedFuture(requests)
                : pages.read(requests, query(marks), Pages.BY_SCORE);
        return search.thenCompose(this::withLines).thenCompose(candidates -> {
            callIds.addAll(callIds(candidates.messages()));
            callIds.removeAll(read);
            callIds.removeAll(asked);
            boolean part = candidates.truncated() || callIds.size() > limits.maxCalls();
            return withMessages(part ? comparedInPart(found, callIds.size()) : found, callIds, marks);
        });
    }

    private Found comparedInPart(Found whole, int others) {
        return whole.comparedInPart(Sentences.english()
                .say("legs_in_part", "compared", String.valueOf(Math.min(others, limits.maxCalls()))));
    }

    /** Requests, the likeliest first. */
    private record Requests(List<ObservedMessage> messages, boolean truncated) {}

    /** Of a request that was shipped line by line its first line was found; its Call-ID stands in one around it. */
    private CompletionStage<Requests> withLines(Found requests) {
        Set<DocumentId> found = requests.hits().stream().map(Hit::document).collect(Collectors.toSet());
        // What was found first is read last, as messages found by time are; the likeliest are to come first.
        List<ObservedMessage> whole = reader.apply(requests).reversed();
        boolean cut = requests.isTruncated();
        return Neighbourhood.added(requests, LineJoiner::isPart, pages, limits).thenApply(lines -> {
            List<ObservedMessage> messages = new ArrayList<>(whole);
            reader.apply(lines).stream()
                    .filter(m ->
                            m.observation().document().filter(found::contains).isPresent())
                    .forEach(messages::add);
            return new Requests(messages, cut || lines.isTruncated());
        });
    }

    private static Set<String> callIds(List<ObservedMessage> messages) {
        Set<String> callIds = new LinkedHashSet<>();
        messages.forEach(m -> m.message().callId().ifPresent(callIds::add));
        return callIds;
    }

    private CompletionStage<Found> withMessages(Found found, Set<String> callIds, List<LegMarks> marks) {
        List<String> likeliest = callIds.stream().limit(limits.maxCalls()).toList();
        asked.addAll(likeliest);
        int room = limits.maxMessages() - found.hits().size();
        if (likeliest.isEmpty() || room <= 0) {
            return CompletableFuture.completedFuture(found);
        }
        Found legs = new Found(hit -> likeliest.stream().anyMatch(hit::mentions), room, limits.maxBytes(), false);
        return pages.read(legs, query(likeliest, marks), Pages.OLDEST_FIRST)
                .thenCompose(all -> Neighbourhood.added(all, CallSearch::needsNeighbours, pages, limits))
                .thenApply(found::withLegs);
    }

    private static Set<String> texts(List<LegMarks> marks) {
        Set<String> texts = new LinkedHashSet<>();
        for (LegMarks mark : marks) {
            texts.addAll(mark.identifiers());
            for (String party : mark.parties()) {
                texts.add(party);
                PhoneNumber.parse(party).ifPresent(number -> texts.addAll(number.spellings()));
            }
        }
        return texts;
    }

    private static Map<String, Object> query(List<LegMarks> marks) {
        List<Object> common = new ArrayList<>();
        texts(marks).stream().limit(TEXTS).forEach(text -> common.add(phrase(text, FIELDS)));
        List<Object> times = new ArrayList<>();
        marks.forEach(mark -> mark.start()
                .ifPresent(at -> times.add(CallSearch.range(
                        Optional.of(at.minus(AROUND).toString()),
                        Optional.of(at.plus(AROUND).toString())))));
        List<Object> filter = new ArrayList<>();
        filter.add(any(OPENING));
        if (!times.isEmpty()) {
            filter.add(any(times));
        }
        return Map.of("bool", Map.of("must", List.of(any(common)), "filter", filter));
    }

    private static Map<String, Object> query(List<String> callIds, List<LegMarks> marks) {
        List<Object> any = new ArrayList<>();
        callIds.forEach(id -> any.add(phrase(id, CallSearch.FIELDS)));
        Map<String, Object> bool = new LinkedHashMap<>();
        bool.put("must", List.of(any(any)));
        marks.stream()
                .flatMap(mark -> mark.start().stream())
                .min(Comparator.naturalOrder())
                .ifPresent(start -> bool.put(
                        "filter",
                        List.of(CallSearch.range(Optional.of(start.minus(AROUND).toString()), Optional.empty()))));
        return Map.of("bool", bool);
    }

    static Map<String, Object> any(List<Object> queries) {
        return Map.of("bool", Map.of("should", queries));
    }

    /** Two words with one between them, which is not known. */
    static Map<String, Object> numbered(String text) {
        Map<String, Object> phrase = new LinkedHashMap<>(Json.map(phrase(text, TEXT), "multi_match"));
        phrase.put("slop", 1);
        return Map.of("multi_match", phrase);
    }

    static Map<String, Object> phrase(String text, List<String> fields) {
        Map<String, Object> phrase = new LinkedHashMap<>();
        phrase.put("query", text);
        phrase.put("type", "phrase");
        phrase.put("fields", fields);
        // A field that an index has not, or has but cannot search, must not fail the others.
        phrase.put("lenient", true);
        return Map.of("multi_match", phrase);
    }
}
