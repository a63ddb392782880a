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
}
