// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.List;

/**
 * Tabs that stand for blanks, and empty lines that a chat put behind every line: as a message was before. A text whose start
 * lines are as they should be stays as it is. Time linear in the length of the text.
 */
final class Spacing {
    private static final String VERSION = "SIP/2.0";

    private Spacing() {}

    static String restored(String text) {
        boolean tabs = text.contains('\t' + VERSION) || text.contains(VERSION + '\t');
        return withoutDoubled(tabs ? text.replace('\t', ' ') : text);
    }

    private static String withoutDoubled(String text) {
        if (!text.contains("\n\n") && !text.contains("\n\r\n")) {
            return text;
        }
        List<String> lines = text.lines().toList();
        boolean doubled = false;
        for (int i = 0; i + 2 < lines.size(); i++) {
            if (isStart(lines.get(i))) {
                if (!lines.get(i + 1).isBlank()) {
                    return text;
                }
                doubled |= isHeader(lines.get(i + 2));
            }
        }
        return doubled ? joined(lines) : text;
    }

    /** An empty line between each two lines is dropped; of three, one was there. */
    private static String joined(List<String> lines) {
        StringBuilder joined = new StringBuilder();
        int blank = 0;
        for (String line : lines) {
            if (line.isBlank()) {
                blank++;
            } else {
                joined.append("\n".repeat(blank / 2)).append(line).append('\n');
                blank = 0;
            }
        }
        return joined.toString();
    }

    private static boolean isStart(String line) {
        int version = line.indexOf(VERSION);
        return version >= 0
                && (line.stripTrailing().endsWith(VERSION)
                        || (line.startsWith(" ", version + VERSION.length())
                                && line.length() > version + VERSION.length() + 1
                                && Character.isDigit(line.charAt(version + VERSION.length() + 1))));
    }

    private static boolean isHeader(String line) {
        int end = 0;
        while (end < line.length() && (Character.isLetter(line.charAt(end)) || line.charAt(end) == '-')) {
            end++;
        }
        return end > 0 && line.startsWith(":", end);
    }
}
