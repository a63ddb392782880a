// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the response code of a question: "486", "5xx", "busy". A number goes before words. */
final class CodeReader {
    private static final int LEAST = 100;
    private static final int LEAST_REFUSAL = 300;
    private static final int MOST = 699;
    private static final int LENGTH = 3;

    private final Phrase phrase;
    private final boolean bare;
    private final List<String> numbers = new ArrayList<>();
    private Optional<String> words = Optional.empty();

    /** @param bare whether a number may be a code although no word beside it says so */
    CodeReader(Phrase phrase, boolean bare) {
        this.phrase = phrase;
        this.bare = bare;
    }

    /** How many words from here on are a code; 0 where they are not. */
    int read(int at) {
        List<String> listed = listed(phrase.word(at));
        if (!listed.isEmpty()) {
            numbers.addAll(listed);
            return 1;
        }
        if (isCode(at) || isPlural(at)) {
            numbers.add(phrase.word(at).substring(0, LENGTH));
            return 1 + reason(at);
        }
        Optional<Phrase.Match> said = phrase.match(at, "code");
        said.ifPresent(match -> words = words.or(() -> Optional.of(list(match.value()))));
        return said.map(Phrase.Match::length).orElse(0);
    }

    /** {@code 502s} are responses, and "after 300s" is a time. */
    boolean isPlural(int at) {
        String word = phrase.word(at);
        boolean plural = word.length() == LENGTH + 1 && word.charAt(LENGTH) == 's';
        boolean counted = phrase.is(at - 1, "in") || phrase.is(at - 1, "after") || phrase.is(at - 1, "before");
        return plural && !counted && !phrase.is(at + 1, "ago") && isRefusal(word.substring(0, LENGTH));
    }

    /** {@code 5xx}, {@code 486/487}, {@code 4xx/5xxs}; empty where it is anything else, or a single number. */
    private static List<String> listed(String word) {
        List<String> codes = new ArrayList<>();
        int start = 0;
        while (start <= word.length()) {
            int slash = word.indexOf('/', start);
            String part = word.substring(start, slash < 0 ? word.length() : slash);
            String code = part.length() == LENGTH + 1 && part.endsWith("s") ? part.substring(0, LENGTH) : part;
            if (!isGroup(code) && (word.length() <= LENGTH + 1 || !isRefusal(code))) {
                return List.of();
            }
            codes.add(code);
            start += part.length() + 1;
        }
        return codes;
    }

    private static boolean isGroup(String word) {
        return word.length() == LENGTH && word.endsWith("xx") && "3456".indexOf(word.charAt(0)) >= 0;
    }

    private static boolean isRefusal(String word) {
        int number = Phrase.digits(word, LENGTH);
        return number >= LEAST_REFUSAL && number <= MOST;
    }

    /** Whether a code could be an extension as well, because no word before it says what it is. */
    boolean isDoubtful(int at) {
        return isCode(at) && !isAnnounced(at);
    }

    Optional<String> codes() {
        return numbers.isEmpty() ? words : Optional.of(String.join(",", numbers));
    }

    boolean isCode(int at) {
        int number = phrase.text(at).length() == LENGTH ? phrase.number(at) : -1;
        boolean measured = phrase.is(at + 1, "unit_behind") || phrase.is(at + 1, "counted");
        boolean announced = isAnnounced(at);
        return !measured && (bare || announced) && number <= MOST && number >= (announced ? LEAST : LEAST_REFUSAL);
    }

    /** How many words from here on are a code with its reason phrase, or words for one; 0 where they are none. */
    int length(int at) {
        return isCode(at)
                ? 1 + reason(at)
                : phrase.match(at, "code").map(Phrase.Match::length).orElse(0);
    }

    /** The words behind a code that are its own reason phrase: "200 OK". */
    private int reason(int at) {
        return phrase.length(at + 1, "reason." + phrase.word(at));
    }

    private boolean isAnnounced(int at) {
        return phrase.is(at - 1, "code_before")
                || phrase.is(at + 1, "code_behind")
                || reason(at) > 0
                || phrase.match(at + 1, "code")
                        .filter(words -> words.value().contains(phrase.word(at)))
                        .isPresent();
    }

    private static String list(String value) {
        int dot = value.indexOf('.');
        String first = value.substring(0, dot);
        String second = value.substring(dot + 1);
        return first.equals(second) ? first : first + "," + second;
    }
}
