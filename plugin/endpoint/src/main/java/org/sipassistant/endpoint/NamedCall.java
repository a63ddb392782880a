// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.endpoint.question.QuestionReader;
import org.sipassistant.endpoint.question.Sentences;
import org.sipassistant.endpoint.question.Wording;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.SipMessage;

/**
 * The call that the words around a pasted log are about. It only says which of the calls of the log is told first: words
 * name too much and too little for more.
 */
final class NamedCall {
    private static final QuestionReader READER = QuestionReader.english().ofText();

    /** What is taken from the words, by the names of the parameters of {@code why}. */
    private static final Set<String> TAKEN =
            Set.of("call_id", "caller", "callee", "number", "peer", "code", "at", "tolerance", "from", "to");

    private static final List<String> TIMES = List.of("at", "tolerance", "from", "to");

    private static final List<String> SIDES = List.of("caller", "callee");
    private static final List<String> PARTIES = List.of("caller", "callee", "number");

    private static final String TOPIC = "call";

    /** A Call-ID says more than all else together. */
    private static final int BY_CALL_ID = 1_000;

    /** So many parties are what a text may name; more would make its words worthless. */
    private static final int MOST_NUMBERS = 2;

    /** Of a number; smaller ones count something. */
    private static final int FEWEST_DIGITS = 3;

    private final Map<String, Object> said;
    private final Set<String> assumed;
    private final Criteria criteria;
    private final TimeWindow window;
    private final ZoneId zone;

    private NamedCall(Map<String, Object> said, Set<String> assumed, ZoneId zone) {
        this.said = said;
        this.assumed = assumed;
        this.zone = zone;
        Map<String, Object> which = new HashMap<>(said);
        which.keySet().removeAll(TIMES);
        which.remove("call_id");
        SIDES.forEach(side ->
                which.computeIfPresent(side, (name, value) -> values(name).getFirst()));
        this.criteria = Criteria.of(new Parameters(which, TAKEN));
        this.window = window(said);
    }

    /**
     * @param sentences what was written around the log
     * @param now when it was written, as far as the log tells: times of day are the last ones before
     */
    static NamedCall of(List<String> sentences, Instant now, ZoneId zone) {
        Map<String, Object> said = new LinkedHashMap<>();
        Set<String> assumed = new TreeSet<>();
        for (String sentence : sentences) {
            Optional<Wording> wording = read(sentence, now, zone);
            wording.ifPresent(words -> {
                boolean timed = TIMES.stream().anyMatch(said::containsKey);
                words.parameters().forEach((name, value) -> {
                    if (TAKEN.contains(name) && !(timed && TIMES.contains(name)) && !isAmount(value)) {
                        take(name, value, said);
                    }
                });
                assumed.addAll(words.assumed());
            });
        }
        try {
            return new NamedCall(said, assumed, zone);
        } catch (IllegalArgumentException nonsense) {
            return none();
        }
    }

    /** Nothing was said. */
    static NamedCall none() {
        return new NamedCall(Map.of(), Set.of(), ZoneOffset.UTC);
    }

    /**
     * Sentences that say nothing about a call are most of what people write. One with a time only says so as well, because
     * it stands beside the log of a call.
     */
    private static Optional<Wording> read(String sentence, Instant now, ZoneId zone) {
        return understood(sentence, now, zone)
                .or(() -> understood(sentence + " - " + TOPIC, now, zone)
                        .filter(words -> words.parameters().containsKey("at")));
    }

    private static Optional<Wording> understood(String sentence, Instant now, ZoneId zone) {
        try {
            return Optional.of(READER.read(sentence, now, zone));
        } catch (IllegalArgumentException nothing) {
            return Optional.empty();
        }
    }

    private static void take(String name, Object value, Map<String, Object> said) {
        if (!name.equals("number") && !SIDES.contains(name)) {
            said.putIfAbsent(name, value);
            return;
        }
        List<Object> parties = new ArrayList<>(Json.list(said, name));
        (value instanceof List<?> list ? list : List.of(value))
                .stream()
                        .filter(party -> !parties.contains(party) && parties.size() < MOST_NUMBERS)
                        .forEach(parties::add);
        said.put(name, List.copyOf(parties));
    }

    private static TimeWindow window(Map<String, Object> said) {
        Map<String, Object> times = new HashMap<>(said);
        times.keySet().retainAll(TIMES);
        return times.isEmpty()
                ? TimeWindow.always()
                : SearchQuestion.of(new Parameters(times, TAKEN), List.of(), Instant.EPOCH)
                        .windows()
                        .get(0);
    }

    /**
     * The same without what people write beside it, such as the number of the ticket: parties and times that no call of the
     * log has. Where none has anything of it, only what cannot be a party at all is left out.
     */
    NamedCall among(List<Call> calls) {
        boolean known = PARTIES.stream().flatMap(side -> values(side).stream()).anyMatch(value -> isIn(calls, value));
        boolean any = known || calls.stream().anyMatch(call -> score(call) > 0);
        Map<String, Object> kept = new LinkedHashMap<>(said);
        for (String side : PARTIES) {
            List<Object> left = values(side).stream()
                    .filter(value -> isIn(calls, value) || (!any && isNumber(value)))
                    .toList();
            if (left.isEmpty()) {
                kept.remove(side);
            } else {
                kept.put(side, left);
            }
        }
        boolean peer = criteria.peer()
                .filter(name -> !any && isNode(name) || calls.stream().anyMatch(call -> isPeer(name, call)))
                .isPresent();
        if (!peer) {
            kept.remove("peer");
        }
        boolean then = calls.stream().flatMap(NamedCall::times).anyMatch(this::isThen);
        if (any && !then) {
            kept.keySet().removeAll(TIMES);
        }
        return new NamedCall(kept, any && !then ? Set.of() : assumed, zone);
    }

    private List<Object> values(String side) {
        Object value = said.get(side);
        return value == null ? List.of() : value instanceof List<?> list ? List.copyOf(list) : List.of(value);
    }

    private static boolean isIn(List<Call> calls, Object value) {
        return AskedParty.read(value.toString())
                .filter(party -> calls.stream().anyMatch(call -> isOf(party, call)))
                .isPresent();
    }

    private static boolean isAmount(Object value) {
        String text = value.toString();
        return text.length() < FEWEST_DIGITS && text.chars().allMatch(Character::isDigit);
    }

    /** Addresses and names of hosts have a sign in them, and words that people write beside a trunk have none. */
    private static boolean isNode(String name) {
        return name.chars().anyMatch(c -> Character.isDigit(c) || c == '-' || c == '.');
    }

    private static boolean isNumber(Object value) {
        return value.toString().chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    }

    /** The time that was named, if any. */
    Optional<Instant> near() {
        return window.near();
    }

    /** How much of what was said holds for a call; 0 where nothing does. */
    int score(Call call) {
        int score = Optional.ofNullable(said.get("call_id"))
                        .map(Object::toString)
                        .filter(call::hasCallId)
                        .isPresent()
                ? BY_CALL_ID
                : 0;
        for (AskedParty party : parties()) {
            score += isOf(party, call) ? 2 : 0;
        }
        score += sided(call) ? 1 : 0;
        score += criteria.peer().filter(host -> isPeer(host, call)).isPresent() ? 1 : 0;
        score += !criteria.codes().isEmpty() && hasCode(call) ? 1 : 0;
        score += window.isBounded() && times(call).anyMatch(this::isThen) ? 1 : 0;
        return score;
    }

    private List<AskedParty> parties() {
        return Stream.of(criteria.caller().stream(), criteria.callee().stream(), criteria.numbers().stream())
                .flatMap(one -> one)
                .toList();
    }

    private static boolean isOf(AskedParty party, Call call) {
        AskedParty ending = party.asEnding().orElse(party);
        return call.messages().stream().anyMatch(m -> Criteria.names(m.message(), ending))
                || call.events().stream()
                        .flatMap(event -> event.event().fields().values().stream())
                        .anyMatch(word -> isOf(ending, word));
    }

    /** @param word of a log line: a user, or an address that names one */
    private static boolean isOf(AskedParty party, String word) {
        boolean address = word.indexOf('@') >= 0;
        return address ? party.is(NameAddr.parse(word).uri()) : party.isUser(word);
    }

    /** Whether the sides are as they were said to be. */
    private boolean sided(Call call) {
        Criteria sides = new Criteria(
                criteria.caller().map(party -> party.asEnding().orElse(party)),
                criteria.callee().map(party -> party.asEnding().orElse(party)),
                List.of(),
                Optional.empty(),
                AskedCodes.of("code", List.of()),
                Optional.empty(),
                false);
        return sides.namesParties() && sides.fits(call);
    }

    private static boolean isPeer(String host, Call call) {
        return call.messages().stream()
                .flatMap(m -> Stream.concat(m.source().stream(), m.destination().stream()))
                .map(Endpoint::host)
                .anyMatch(host::equalsIgnoreCase);
    }

    private boolean hasCode(Call call) {
        return call.messages().stream()
                .map(ObservedMessage::message)
                .filter(SipMessage::isResponse)
                .anyMatch(message -> criteria.codes().contains(message.statusCode()));
    }

    private static Stream<Instant> times(Call call) {
        return Stream.concat(
                call.messages().stream().flatMap(m -> m.at().stream()),
                call.events().stream().flatMap(e -> e.observation().at().stream()));
    }

    private boolean isThen(Instant at) {
        return window.from().map(Instant::parse).filter(at::isBefore).isEmpty()
                && window.to().map(Instant::parse).filter(at::isAfter).isEmpty();
    }

    /**
     * Tells what was understood.
     *
     * @param found whether a call of the log has anything of it
     */
    void writeTo(Map<String, Object> interpreted, boolean found) {
        Map<String, Object> told = new LinkedHashMap<>();
        Optional.ofNullable(said.get("call_id")).ifPresent(id -> told.put("call_id", id));
        told.putAll(criteria.told());
        if (window.near().isPresent()) {
            told.put("at", AnswerWriter.time(window.near().get(), zone));
        } else {
            window.from().ifPresent(time -> told.put("from", time));
            window.to().ifPresent(time -> told.put("to", time));
        }
        if (told.isEmpty()) {
            return;
        }
        told.forEach(interpreted::putIfAbsent);
        List<String> notes = new ArrayList<>(assumed);
        notes.add(Sentences.english().say(found ? "words_around" : "words_elsewhere", "said", told.toString()));
        interpreted.put("assumed", notes);
    }
}
