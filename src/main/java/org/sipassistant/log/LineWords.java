// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a line in lower case, as a person reads them: {@code registrationFailed} and {@code USER_NOT_FOUND} are two
 * and three words, {@code can't} is one, {@code cant}.
 */
final class LineWords {
    /** Words behind these many say nothing that those before do not. */
    private static final int MOST = 120;

    private LineWords() {}

    static List<String> of(String text, int start, int end) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char before = ' ';
        for (int at = start; at < end && words.size() < MOST; at++) {
            char c = text.charAt(at);
            boolean letter = Character.isLetterOrDigit(c);
            boolean apostrophe = (c == '\'' || c == '’') && Character.isLetter(before);
            if (!apostrophe && (!letter || (Character.isUpperCase(c) && Character.isLowerCase(before)))) {
                add(word, words);
            }
            if (letter) {
                word.append(c);
            }
            before = c;
        }
        add(word, words);
        return words;
    }

    private static void add(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
