// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The lines of messages as they were before a chat, a mail or a window took line ends away or put them in. */
public final class Lines {

    private Lines() {}

    /**
     * The text itself where nothing is to be put back.
     *
     * @param dated whether a line begins with a time, as lines of logs do
     */
    public static String restored(String text, Predicate<String> dated) {
        return VerboseLines.split(OneLine.split(
                BrokenLines.joined(ClippedLines.restored(Elisions.without(Spacing.restored(text))), dated)));
    }

    /** The text with each of its lines changed; the text itself where none is. */
    static String changed(String text, UnaryOperator<String> change) {
        StringBuilder changed = new StringBuilder(0);
        int copied = 0;
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            String line = text.substring(start, end);
            String instead = change.apply(line);
            if (!instead.equals(line)) {
                changed.append(text, copied, start).append(instead);
                copied = end;
            }
            start = end + 1;
        }
        return copied == 0 ? text : changed.append(text, copied, text.length()).toString();
    }
}
