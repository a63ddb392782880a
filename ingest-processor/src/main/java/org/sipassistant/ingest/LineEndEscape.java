// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/** The visible characters by which loggers write line ends; masking must leave them, or the message loses its lines. */
final class LineEndEscape {

    /** Characters of the longest of them. */
    static final int LONGEST = 6;

    private static final String[] ESCAPES = {
        "\\r", "\\n", "#015", "#012", "\\x0d", "\\x0a", "\\x0D", "\\x0A", "\\015", "\\012", "\\u000d", "\\u000a",
        "\\u000D", "\\u000A"
    };

    private LineEndEscape() {}

    /** The length of the escape at a position; 0 where there is none. */
    static int length(String text, int at, int end) {
        char c = text.charAt(at);
        if (c != '\\' && c != '#') {
            return 0;
        }
        for (String escape : ESCAPES) {
            if (text.startsWith(escape, at) && at + escape.length() <= end) {
                return escape.length();
            }
        }
        return 0;
    }

    /** The length of the escape before a position that begins behind another; 0 where there is none. */
    static int lengthBefore(String text, int start, int end) {
        for (int length = 2; length <= LONGEST && end - length > start; length++) {
            if (length(text, end - length, end) == length) {
                return length;
            }
        }
        return 0;
    }

    /** Whether the escape before a position is that of a line feed. */
    static boolean isFeed(String text, int end) {
        return "naA2".indexOf(text.charAt(end - 1)) >= 0;
    }
}
