// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Words of which one letter is wrong, is missing, is too many or has changed places with its neighbour: "yesterdy",
 * "registerd", "arround". Short words and other forms of a word are none. Immutable.
 */
final class Typos {
    /** Of a word whose letters are all there, in another order. */
    private static final int SHORTEST = 5;

    private static final int SHORTEST_ELSE = 6;

    /** By their first letter, which is hardly ever wrong, and their length. */
    private final Map<String, List<String>> known = new HashMap<>();

    /** @param words in lower case */
    Typos(Iterable<String> words) {
        TreeSet<String> sorted = new TreeSet<>();
        words.forEach(sorted::add);
        for (String word : sorted) {
            if (isPlain(word)) {
                known.computeIfAbsent(key(word, word.length()), k -> new ArrayList<>())
                        .add(word);
            }
        }
    }

    /** The word that was meant, where there is one: the same number of letters goes before others. */
    Optional<String> meant(String word) {
        if (!isPlain(word)
                || known.getOrDefault(key(word, word.length()), List.of()).contains(word)) {
            return Optional.empty();
        }
        return Stream.of(0, 1, -1)
                .flatMap(more -> known.getOrDefault(key(word, word.length() + more), List.of()).stream())
                .filter(other -> !word.startsWith(other) && !other.startsWith(word) && isNear(word, other))
                .findFirst();
    }

    private static boolean isPlain(String word) {
        return word.length() >= SHORTEST && word.chars().allMatch(Character::isLetter);
    }

    private static String key(String word, int length) {
        return word.charAt(0) + Integer.toString(length);
    }

    private static boolean isNear(String one, String other) {
        int start = 0;
        int least = Math.min(one.length(), other.length());
        while (start < least && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < least - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int left = one.length() - start - end;
        int right = other.length() - start - end;
        boolean swapped = left == 2
                && right == 2
                && one.charAt(start) == other.charAt(start + 1)
                && one.charAt(start + 1) == other.charAt(start);
        return swapped || (one.length() >= SHORTEST_ELSE && Math.max(left, right) <= 1);
    }
}
