// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of a question and what they mean, by their position; beyond the end there is nothing. */
final class Phrase {
    private static final List<String> ANNOUNCE_NAMES = List.of("from", "to", "number", "peer", "about", "verb");

    private final List<Token> tokens;
    private final Words words;

    Phrase(String text, Words words) {
        this.tokens = new ArrayList<>(Tokenizer.tokens(Typed.plain(text), words));
        this.words = words;
    }

    /**
     * Reads words that are written wrong as what was meant, but for names: where one may stand, and with a capital.
     *
     * @return what was written and what was meant, where that says something about the call
     */
    Map<String, String> correct() {
        Map<String, String> corrected = new LinkedHashMap<>();
        for (int at = 0; at < size(); at++) {
            Optional<String> meant = mayBeName(at) ? Optional.empty() : words.meant(word(at));
            if (meant.isPresent()) {
                String written = text(at);
                tokens.set(at, new Token(meant.get(), meant.get(), isPossessive(at)));
                boolean plain = Set.of("filler", "topic").containsAll(words.meanings(meant.get()));
                if (!plain) {
                    corrected.put(written, meant.get());
                }
            }
        }
        return corrected;
    }

    private boolean mayBeName(int at) {
        boolean capital = at > 0 && !text(at).isEmpty() && Character.isUpperCase(text(at).charAt(0));
        boolean announced = ANNOUNCE_NAMES.stream().anyMatch(meaning -> is(at - 1, meaning));
        return capital || announced || is(at + 1, "verb") || is(at + 1, "acts");
    }

    /** Whether a word is written in capitals. */
    boolean isUpper(int at) {
        return text(at).equals(text(at).toUpperCase(Locale.ROOT));
    }

    /**
     * What a word or phrase stands for.
     *
     * @param value the part of the meaning behind its first dot
     * @param length in words
     */
    record Match(String value, int length) {}

    int size() {
        return tokens.size();
    }

    /** As written; an empty text beyond the end. */
    String text(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).text() : "";
    }

    /** In lower case; an empty text beyond the end. */
    String word(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).word() : "";
    }

    /** Whether it was written with {@code 's}. */
    boolean isPossessive(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).possessive();
    }

    /** Whether the letters at the start of the word, before a digit or a hyphen, have a meaning: {@code sbc-1}. */
    boolean begins(int at, String meaning) {
        String word = word(at);
        int end = 0;
        while (end < word.length() && Character.isLetter(word.charAt(end))) {
            end++;
        }
        return end > 0
                && end < word.length()
                && words.meanings(word.substring(0, end)).contains(meaning);
    }

    /** How many words have this meaning together; 0 where they have another. */
    int length(int at, String meaning) {
        for (int count = Words.LONGEST_PHRASE; count > 0; count--) {
            if (meanings(at, count).contains(meaning)) {
                return count;
            }
        }
        return 0;
    }

    boolean is(int at, String meaning) {
        return length(at, meaning) > 0;
    }

    /** Behind the words of this meaning, or here where there are none. */
    int skip(int at, String meaning) {
        return at + length(at, meaning);
    }

    /** The longest phrase whose meaning has this name before the first dot, such as {@code weekday}. */
    Optional<Match> match(int at, String name) {
        for (int count = Words.LONGEST_PHRASE; count > 0; count--) {
            for (String meaning : meanings(at, count)) {
                if (meaning.startsWith(name + ".")) {
                    return Optional.of(new Match(meaning.substring(name.length() + 1), count));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the file knows the word at all, for whatever meaning; a place may be a name as well. */
    boolean isKnown(int at) {
        return !Set.of(Words.PLACE, Words.CITY).containsAll(meanings(at, 1));
    }

    /** A whole number of at most four digits; -1 where there is none. */
    int number(int at) {
        return digits(word(at), 4);
    }

    static int digits(String text, int most) {
        boolean number =
                !text.isEmpty() && text.length() <= most && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(text) : -1;
    }

    private Set<String> meanings(int at, int count) {
        if (at < 0 || at + count > tokens.size()) {
            return Set.of();
        }
        if (count == 1) {
            return words.meanings(tokens.get(at).word());
        }
        StringBuilder phrase = new StringBuilder(tokens.get(at).word());
        for (int i = at + 1; i < at + count; i++) {
            phrase.append(' ').append(tokens.get(i).word());
        }
        return words.meanings(phrase.toString());
    }
}
