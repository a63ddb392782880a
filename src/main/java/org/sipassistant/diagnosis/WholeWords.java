// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Locale;

/**
 * Finds phrases in free text as whole words: {@code parse} is not in {@code sparse}, {@code balance} not in
 * {@code balancer}. A phrase that ends with an asterisk stands for all words that begin so; a plural, and a word inside
 * {@code camelCase}, count as the word.
 */
final class WholeWords {
    private WholeWords() {}

    /** @param phrases in lower case */
    static boolean anyIn(String text, List<String> phrases) {
        String lower = text.toLowerCase(Locale.ROOT);
        // a few letters of other scripts grow in lower case; their case then tells no words apart
        String cased = lower.length() == text.length() ? text : lower;
        return phrases.stream().anyMatch(phrase -> isIn(cased, lower, phrase));
    }

    private static boolean isIn(String cased, String lower, String phrase) {
        boolean open = phrase.endsWith("*");
        String wanted = open ? phrase.substring(0, phrase.length() - 1) : phrase;
        for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            if (isBorder(cased, at) && (open || isBorder(cased, end) || isPlural(cased, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlural(String text, int end) {
        return text.charAt(end) == 's' && isBorder(text, end + 1);
    }

    /** Whether no word goes on from before a place to behind it. */
    private static boolean isBorder(String text, int at) {
        if (at <= 0 || at >= text.length()) {
            return true;
        }
        char before = text.charAt(at - 1);
        char behind = text.charAt(at);
        return !Character.isLetterOrDigit(before)
                || !Character.isLetterOrDigit(behind)
                || (Character.isLowerCase(before) && Character.isUpperCase(behind));
    }
}
