// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.Optional;
import java.util.function.Predicate;

/** Finds a Call-ID in a log line: as a word of its own, because {@code 17@host} stands inside {@code 117@host} too. */
public final class CallIdMention {
    /** What may stand around a Call-ID in a log line but hardly ever inside one. */
    private static final String AROUND = " \t\"'|,;=()[]{}<>";

    private CallIdMention() {}

    /** The first word of the line that is a Call-ID. A product or an operator's script puts it wherever it likes. */
    public static Optional<String> first(String line, Predicate<String> isCallId) {
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || AROUND.indexOf(line.charAt(i)) >= 0) {
                String word = line.substring(start, i);
                if (!word.isEmpty() && isCallId.test(word)) {
                    return Optional.of(word);
                }
                start = i + 1;
            }
        }
        return Optional.empty();
    }
}
