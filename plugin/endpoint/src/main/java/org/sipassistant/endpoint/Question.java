// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sipassistant.endpoint.question.QuestionReader;
import org.sipassistant.endpoint.question.Sentences;
import org.sipassistant.endpoint.question.Wording;
import org.sipassistant.ingest.PhoneNumber;

/**
 * What {@code why} is asked: by parameters, in plain words, or both.
 *
 * @param subject the call or the calls it is about
 * @param wording how the plain words were understood; empty where there were none
 * @param otherwise what is asked where there is no such call: {@code x@y} may be a Call-ID and a user's address
 */
public record Question(Subject subject, Optional<Wording> wording, Optional<Question> otherwise) {
    private static final QuestionReader READER = QuestionReader.english();

    /** Parameters that say which calls are meant without a Call-ID. */
    private static final Set<String> CRITERIA =
            Set.of("caller", "callee", "number", "peer", "code", "method", "emergency");

    /** Characters of an address, as many as may be asked for. */
    private static final int LONGEST_ADDRESS = 256;

    /** Of those the ones that may be an address, and the Call-ID. */
    private static final Set<String> ADDRESSED = Set.of("call_id", "caller", "callee", "number");

    /** Whom somebody may mean by the name of a time. */
    private static final Map<String, String> PARTY_OF = Map.of("from", "caller", "to", "callee");

    private static final Set<String> RANGE = Set.of("from", "to");
    private static final Set<String> MOMENT = Set.of("at", "tolerance");

    /** What may be asked, in the URL or in the body. */
    public static final Set<String> PARAMETERS = parameters();

    /** What a question is about. */
    public sealed interface Subject permits WhyQuestion, SearchQuestion {
        List<String> indices();

        ZoneId zone();

        /** The same question of other indices. */
        Subject withIndices(List<String> others);

        /** What was understood, apart from indices and times, by the names of the parameters. */
        Map<String, Object> told();
    }

    /**
     * @param defaultIndices where the question names none
     * @param now when it is asked
     * @throws IllegalArgumentException naming the parameter that is wrong
     */
    public static Question of(Map<String, Object> values, List<String> defaultIndices, Instant now) {
        Parameters given = new Parameters(values, PARAMETERS);
        PARTY_OF.forEach((time, party) -> given.text(time)
                .filter(Question::isParty)
                .ifPresent(text -> {
                    throw Parameters.refuse(time, text, "a time; for that side of the call there is [" + party + "]");
                }));
        Optional<Wording> wording = given.text("question")
                .map(text -> isNamed(values)
                        ? READER.readBeside(text, now, given.zone("time_zone"))
                        : READER.read(text, now, given.zone("time_zone")));
        Map<String, Object> all = merged(values, wording);
        Parameters parameters = new Parameters(all, PARAMETERS);
        if (all.containsKey("call_id")) {
            refuseBesideCallId(values);
            all.keySet().retainAll(WhyQuestion.PARAMETERS);
            Subject one = WhyQuestion.of(all, defaultIndices);
            return new Question(one, wording, otherwise(all, wording, defaultIndices, now));
        }
        Set<String> named = new HashSet<>(all.keySet());
        named.removeAll(Set.of("index", "time_zone"));
        if (named.isEmpty() || named.equals(Set.of("emergency")) && !parameters.flag("emergency")) {
            throw new IllegalArgumentException(
                    "parameter [call_id] or [question] is missing, or one of [caller, callee, number, peer, code,"
                            + " method, emergency, at, from, to]");
        }
        Subject many = SearchQuestion.of(parameters, parameters.indices(defaultIndices), now);
        return new Question(many, wording, otherwise(all, wording, defaultIndices, now));
    }

    /** What else words may mean by the one address they name. */
    private static Optional<Question> otherwise(
            Map<String, Object> all, Optional<Wording> wording, List<String> defaultIndices, Instant now) {
        List<String> names = all.keySet().stream().filter(ADDRESSED::contains).toList();
        boolean worded = names.size() == 1
                && wording.filter(words -> words.parameters().containsKey(names.get(0)))
                        .isPresent();
        String address = worded ? all.get(names.get(0)).toString() : "";
        if (address.indexOf('@') < 1 || address.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        Map<String, Object> others = new HashMap<>(all);
        others.remove(names.get(0));
        boolean user = names.contains("call_id");
        others.put(user ? "number" : "call_id", address);
        others.keySet().retainAll(user ? PARAMETERS : WhyQuestion.PARAMETERS);
        String note = Sentences.english().say(user ? "no_call_id" : "no_user", "address", address);
        Parameters parameters = new Parameters(others, PARAMETERS);
        Subject subject = user
                ? SearchQuestion.of(parameters, parameters.indices(defaultIndices), now)
                : WhyQuestion.of(others, defaultIndices);
        return Optional.of(new Question(subject, wording.map(words -> words.with(note)), Optional.empty()));
    }

    public List<String> indices() {
        return subject.indices();
    }

    public Question withIndices(List<String> others) {
        return new Question(
                subject.withIndices(others), wording, otherwise.map(question -> question.withIndices(others)));
    }

    /** What was given goes before what the words say. */
    private static Map<String, Object> merged(Map<String, Object> values, Optional<Wording> wording) {
        Map<String, Object> all = new HashMap<>(wording.map(Wording::parameters).orElse(Map.of()));
        if (values.containsKey("call_id")) {
            all.keySet().removeAll(CRITERIA);
        }
        if (values.keySet().stream().anyMatch(name -> RANGE.contains(name) || MOMENT.contains(name))) {
            all.keySet().removeAll(RANGE);
            all.keySet().removeAll(MOMENT);
        }
        all.putAll(values);
        all.remove("question");
        return all;
    }

    /** Whether the parameters alone say which calls are meant. */
    private static boolean isNamed(Map<String, Object> values) {
        return values.containsKey("call_id") || !Collections.disjoint(values.keySet(), CRITERIA);
    }

    /** A number, and nothing that could be a date. */
    private static boolean isParty(String text) {
        return text.indexOf('-') < 0
                && text.indexOf('/') < 0
                && text.indexOf(':') < 0
                && PhoneNumber.parse(text.strip()).isPresent();
    }

    private static void refuseBesideCallId(Map<String, Object> values) {
        for (String other : new TreeSet<>(values.keySet())) {
            if (CRITERIA.contains(other) || MOMENT.contains(other)) {
                throw new IllegalArgumentException("parameter [" + other + "] cannot be combined with [call_id]");
            }
        }
    }

    private static Set<String> parameters() {
        Set<String> all = new TreeSet<>(WhyQuestion.PARAMETERS);
        all.addAll(CRITERIA);
        all.addAll(MOMENT);
        all.add("question");
        return all;
    }

    /** What was understood, for the answer, without the indices and times. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>(subject.told());
        wording.filter(words -> !words.assumed().isEmpty()).ifPresent(words -> told.put("assumed", words.assumed()));
        wording.ifPresent(words -> told.put("not_understood", words.notUnderstood()));
        return told;
    }
}
