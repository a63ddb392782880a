// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an answer says of one call. Of a call that was not found it says nothing, with no confidence. */
record Told(
        String outcome,
        String rule,
        String category,
        double confidence,
        Set<String> parties,
        Set<Integer> codes,
        List<String> alternatives,
        List<String> quotes) {
    /** Below what the code alone is worth, an answer only says that it cannot be told. */
    private static final double GUESS = 0.3;

    /** Shorter pieces of text are found anywhere. */
    private static final int SPEAKING = 10;

    static Told of(JsonNode call) {
        JsonNode cause = call.path("root_cause");
        return new Told(
                call.path("outcome").asText(),
                cause.path("rule").asText(),
                cause.path("category").asText(),
                cause.path("confidence").asDouble(),
                Stream.of("origin", "responsible")
                        .map(key -> cause.path(key).asText())
                        .collect(Collectors.toSet()),
                codes(call),
                texts(call.path("alternatives"), "category"),
                texts(call.path("evidence"), "quote"));
    }

    boolean abstains() {
        return confidence < GUESS;
    }

    boolean hasCategory(Label label) {
        return label.categories().contains(category);
    }

    /** Whether neither the category nor, where it is known, the outcome is wrong. */
    boolean isRight(Label label) {
        return hasCategory(label)
                && (label.outcomes().isEmpty() || label.outcomes().contains(outcome));
    }

    boolean mentions(Label label) {
        return hasCategory(label) || alternatives.stream().anyMatch(label.categories()::contains);
    }

    boolean hasParty(Label label) {
        return label.parties().stream().anyMatch(parties::contains);
    }

    boolean hasCode(Label label) {
        return label.code().filter(codes::contains).isPresent();
    }

    boolean proves(Label label) {
        return label.evidence().stream()
                .map(Told::plain)
                .anyMatch(wanted -> quotes.stream()
                        .map(Told::plain)
                        .anyMatch(quote ->
                                quote.contains(wanted) || (quote.length() >= SPEAKING && wanted.contains(quote))));
    }

    private static Set<Integer> codes(JsonNode call) {
        int decisive = call.at("/decisive/code").asInt(Label.NO_CODE);
        return Stream.of(decisive, call.at("/final_at_caller/code").asInt(decisive))
                .collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode list, String key) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.path(key).asText()));
        return texts;
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
