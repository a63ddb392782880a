// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Optional;

/**
 * A flow as people write it down, a line for each message: {@code PBX -> trunk: INVITE}, {@code phone <--486 Busy Here--
 * pbx}, or the arrows alone, {@code <---- 486 Busy Here}. Its lines become what a sniffer writes ({@link FlowWriter}). Time
 * linear in the length of the text.
 */
final class ArrowLines {
    /** Lines of a text that make it a flow, one of them a response. */
    private static final int FEWEST = 3;

    /** Lines after which a text is of another kind. */
    private static final int MOST_LOOKED_AT = 2_000;

    private static final int LONGEST = 160;
    private static final int LONGEST_NAME = 30;
    private static final int MOST_WORDS = 3;

    /** The nodes of arrows that have no names. */
    private static final String LEFT = "left side";

    private static final String RIGHT = "right side";

    private static final String HEADS = "<>→←";
    private static final String SHAFT = "-─=>→<←.";

    /** One message of a flow. */
    private record Step(String source, String destination, LadderLabel label) {}

    private ArrowLines() {}

    /** The text itself where it is no such flow. */
    static String asMessages(String text) {
        if (!isFlow(text)) {
            return text;
        }
        FlowWriter flow = new FlowWriter();
        text.lines().forEach(row -> {
            Optional<Step> step = step(row);
            step.ifPresentOrElse(s -> s.label().write(flow, "", s.source(), s.destination()), () -> flow.line(row));
        });
        return flow.text();
    }

    private static boolean isFlow(String text) {
        if (text.chars().noneMatch(c -> HEADS.indexOf(c) >= 0)) {
            return false;
        }
        int steps = 0;
        boolean answered = false;
        for (String row : (Iterable<String>) text.lines().limit(MOST_LOOKED_AT)::iterator) {
            Optional<Step> step = step(row);
            steps += step.isPresent() ? 1 : 0;
            answered |= step.filter(s -> !s.label().isRequest()).isPresent();
        }
        return steps >= FEWEST && answered;
    }

    private static Optional<Step> step(String row) {
        String line = row.strip();
        if (line.length() > LONGEST || line.contains("SIP/2.0")) {
            return Optional.empty();
        }
        int start = 0;
        while (start < line.length() && !isArrowAt(line, start)) {
            start++;
        }
        int end = line.length();
        while (end > start && !isArrowBefore(line, end)) {
            end--;
        }
        if (end <= start) {
            return Optional.empty();
        }
        boolean toLeft = isHead(line.charAt(start), "<←");
        boolean toRight = isHead(line.charAt(end - 1), ">→");
        if (toLeft == toRight) {
            return Optional.empty();
        }
        String inside = trimmed(line.substring(start, end));
        return step(
                line.substring(0, start).strip(), inside, line.substring(end).strip(), toRight);
    }

    /** The label stands in the arrow, behind the name of its end, or in the place of a name. */
    private static Optional<Step> step(String left, String inside, String right, boolean toRight) {
        int colon = right.indexOf(':');
        if (!inside.isEmpty()) {
            return isName(left) && isName(right)
                    ? step(left, right, LadderLabel.of(inside), toRight)
                    : step(LEFT, RIGHT, left.isEmpty() && right.isEmpty() ? LadderLabel.of(inside) : none(), toRight);
        }
        if (colon > 0 && isName(left)) {
            String name = right.substring(0, colon).strip();
            return isName(name)
                    ? step(left, name, LadderLabel.of(right.substring(colon + 1)), toRight)
                    : Optional.empty();
        }
        if (left.isEmpty() == right.isEmpty()) {
            return Optional.empty();
        }
        return step(LEFT, RIGHT, LadderLabel.of(left.isEmpty() ? right : left), toRight);
    }

    private static Optional<Step> step(String left, String right, Optional<LadderLabel> label, boolean toRight) {
        return label.map(l -> toRight ? new Step(left, right, l) : new Step(right, left, l));
    }

    private static Optional<LadderLabel> none() {
        return Optional.empty();
    }

    /** A head with a shaft, or a shaft of two strokes: a single stroke is a hyphen. */
    private static boolean isArrowAt(String line, int at) {
        char c = line.charAt(at);
        boolean next = at + 1 < line.length() && SHAFT.indexOf(line.charAt(at + 1)) >= 0;
        return c == '→' || c == '←' || (next && (c == '<' || c == '-' || c == '─'));
    }

    private static boolean isArrowBefore(String line, int end) {
        char c = line.charAt(end - 1);
        boolean before = end > 1 && SHAFT.indexOf(line.charAt(end - 2)) >= 0;
        return c == '→' || c == '←' || (before && (c == '>' || c == '-' || c == '─'));
    }

    private static boolean isHead(char c, String heads) {
        return heads.indexOf(c) >= 0;
    }

    private static String trimmed(String arrow) {
        int start = 0;
        int end = arrow.length();
        while (start < end && (SHAFT.indexOf(arrow.charAt(start)) >= 0 || arrow.charAt(start) == ' ')) {
            start++;
        }
        while (end > start && (SHAFT.indexOf(arrow.charAt(end - 1)) >= 0 || arrow.charAt(end - 1) == ' ')) {
            end--;
        }
        return arrow.substring(start, end);
    }

    private static boolean isName(String text) {
        boolean word = !text.isEmpty() && text.length() <= LONGEST_NAME && text.split(" +").length <= MOST_WORDS;
        return word
                && LadderLabel.of(text).isEmpty()
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || " ._-:/()[]".indexOf(c) >= 0);
    }
}
