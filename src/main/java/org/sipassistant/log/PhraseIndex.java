// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Phrases of one or more words, found in a list of words. A word that ends with an asterisk stands for all that begin as it
 * does; it has {@value #LEAST_BEGINNING} letters or more. Immutable.
 */
final class PhraseIndex {
    static final int LEAST_BEGINNING = 4;

    /** By their first word, or by its first letters and an asterisk. */
    private final Map<String, List<List<String>>> phrases = new HashMap<>();

    /** @throws IllegalArgumentException naming a phrase that cannot be looked for */
    PhraseIndex(List<String> texts) {
        for (String text : texts) {
            List<String> words = words(text);
            for (String word : words) {
                if (word.endsWith("*") && word.length() <= LEAST_BEGINNING) {
                    throw new IllegalArgumentException(
                            "[" + word + "] needs " + LEAST_BEGINNING + " letters before the asterisk");
                }
            }
            if (words.isEmpty()) {
                throw new IllegalArgumentException("[" + text + "] has no word");
            }
            phrases.computeIfAbsent(key(words.get(0)), absent -> new ArrayList<>())
                    .add(words);
        }
    }

    boolean isEmpty() {
        return phrases.isEmpty();
    }

    /** By what a word is compared with those that begin like it. */
    static String beginning(String word) {
        return word.length() < LEAST_BEGINNING ? word : word.substring(0, LEAST_BEGINNING) + "*";
    }

    /** One of these, or the {@link #beginning} that is one of these, is in each line that holds a phrase. */
    Set<String> beginnings() {
        return phrases.keySet();
    }

    boolean isIn(List<String> line, int from, int to) {
        for (int at = Math.max(0, from); at < Math.min(to, line.size()); at++) {
            if (endAt(line, at) > at) {
                return true;
            }
        }
        return false;
    }

    /** Where the longest phrase ends that begins with a word; {@code at} where none does. */
    int endAt(List<String> line, int at) {
        String word = line.get(at);
        return Math.max(
                endAt(phrases.getOrDefault(word, List.of()), line, at),
                endAt(phrases.getOrDefault(beginning(word), List.of()), line, at));
    }

    private static int endAt(List<List<String>> phrases, List<String> line, int at) {
        int end = at;
        for (List<String> phrase : phrases) {
            end = isAt(phrase, line, at) ? Math.max(end, at + phrase.size()) : end;
        }
        return end;
    }

    private static boolean isAt(List<String> phrase, List<String> line, int at) {
        if (at + phrase.size() > line.size()) {
            return false;
        }
        for (int i = 0; i < phrase.size(); i++) {
            String wanted = phrase.get(i);
            String word = line.get(at + i);
            boolean same = wanted.endsWith("*")
                    ? word.startsWith(wanted.substring(0, wanted.length() - 1))
                    : word.equals(wanted);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static String key(String word) {
        return word.endsWith("*") ? word.substring(0, LEAST_BEGINNING) + "*" : word;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf(' ', start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                words.add(text.substring(start, end));
            }
            start = end + 1;
        }
        return List.copyOf(words);
    }
}
