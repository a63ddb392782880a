// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.List;

/**
 * Puts back the first letters of a first line of a message that the selection with the mouse did not reach: {@code NVITE
 * sip:...} and {@code IP/2.0 200 OK}. Time linear in the length of the text.
 */
final class ClippedLines {
    private static final String VERSION = "SIP/2.0";

    /** Fewer letters may be the end of many words. */
    private static final int FEWEST = 4;

    private static final int LONGEST = 9;

    private static final List<String> METHODS = List.of(
            "INVITE",
            "CANCEL",
            "REGISTER",
            "OPTIONS",
            "SUBSCRIBE",
            "NOTIFY",
            "PUBLISH",
            "MESSAGE",
            "UPDATE",
            "REFER",
            "PRACK");

    private ClippedLines() {}

    static String restored(String text) {
        return Lines.changed(text, ClippedLines::whole);
    }

    private static String whole(String line) {
        int blank = line.indexOf(' ');
        if (blank < FEWEST || blank > LONGEST) {
            return line;
        }
        String word = line.substring(0, blank);
        if (word.length() < VERSION.length() && VERSION.endsWith(word)) {
            return isCode(line, blank + 1) ? VERSION + line.substring(blank) : line;
        }
        boolean request =
                line.startsWith("sip", blank + 1) && line.stripTrailing().endsWith(VERSION);
        return METHODS.stream()
                .filter(method -> request && method.length() > blank && method.endsWith(word))
                .findFirst()
                .map(method -> method + line.substring(blank))
                .orElse(line);
    }

    private static boolean isCode(String line, int at) {
        return line.length() >= at + 3 && line.substring(at, at + 3).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
