// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tabs that stand for blanks, and empty lines that a chat put behind every line: as a message was before. A text whose start
 * lines are as they should be stays as it is. Time linear in the length of the text.
 */
final class Spacing {
    private static final String VERSION = "SIP/2.0";
    private static final String CALL_ID = "Call-ID:";

    /** Headers without a start line that are a message. */
    private static final int FEWEST_ALONE = 4;

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
        boolean begun = false;
        boolean doubled = false;
        for (int i = 0; i + 2 < lines.size(); i++) {
            if (isStart(lines.get(i))) {
                if (!lines.get(i + 1).isBlank()) {
                    return text;
                }
                begun = true;
                doubled |= isHeader(lines.get(i + 2));
            }
        }
        return doubled || !begun && isDoubledAlone(lines) ? joined(lines) : text;
    }

    /** Headers without their start line: that of the call among others, and an empty line behind each. */
    private static boolean isDoubledAlone(List<String> lines) {
        List<Integer> headers = IntStream.range(0, lines.size())
                .filter(i -> isHeader(lines.get(i)))
                .boxed()
                .toList();
        return headers.size() >= FEWEST_ALONE
                && headers.stream().anyMatch(i -> lines.get(i).startsWith(CALL_ID))
                && headers.stream()
                        .allMatch(i -> i + 1 == lines.size() || lines.get(i + 1).isBlank());
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
