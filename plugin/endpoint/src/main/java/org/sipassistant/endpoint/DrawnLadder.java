// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ladder as tools and people draw it in text: addresses beside each other, below them arrows that bear a method or a
 * response code, or have it in the line above. Its arrows become what a sniffer writes ({@link FlowWriter}). Time linear in
 * the length of the text.
 */
final class DrawnLadder {
    private static final String LINES = "|│┃┼";
    private static final int LONGEST_TIME = 20;

    private final FlowWriter flow = new FlowWriter();
    private final LadderColumns columns = new LadderColumns();

    /** A line that may be the label of the arrow below it. */
    private @Nullable String before;

    private boolean changed;

    private DrawnLadder() {}

    /** The text itself where nothing is drawn in it. */
    static String asMessages(String text) {
        DrawnLadder ladder = new DrawnLadder();
        text.lines().forEach(ladder::add);
        ladder.keep(null);
        return ladder.changed ? ladder.flow.text() : text;
    }

    private void add(String row) {
        Optional<DrawnArrow> arrow = columns.isEmpty() ? Optional.empty() : DrawnArrow.in(row);
        if (arrow.isPresent() && write(arrow.get(), row)) {
            changed = true;
        } else if (columns.takes(row)) {
            keep(null);
            flow.line(row);
        } else {
            keep(row);
        }
    }

    /** Writes the line before as it is, and remembers the next one. */
    private void keep(@Nullable String next) {
        if (before != null) {
            flow.line(before);
        }
        before = next;
    }

    /** False where an arrow leads nowhere or bears nothing. */
    private boolean write(DrawnArrow arrow, String row) {
        String left = columns.nearest(arrow.from());
        String right = columns.nearest(arrow.to());
        Optional<LadderLabel> own = LadderLabel.of(arrow.label());
        String above = before == null ? "" : before;
        Optional<LadderLabel> label =
                own.or(() -> LadderLabel.of(between(above, columns.line(arrow.from()), columns.line(arrow.to()))));
        if (label.isEmpty() || left.equals(right)) {
            return false;
        }
        String time = time(own.isPresent() || time(above).isEmpty() ? row : above);
        if (own.isPresent()) {
            keep(null);
        }
        before = null;
        write(label.get(), time, arrow.toRight() ? left : right, arrow.toRight() ? right : left);
        return true;
    }

    private void write(LadderLabel label, String time, String source, String destination) {
        if (label.isRequest()) {
            String uri = label.uri().isEmpty() ? "sip:" + destination : label.uri();
            flow.request(label.method(), uri, time, source, destination);
        } else {
            flow.response(label.status(), label.method(), time, source, destination);
        }
    }

    private static String between(String row, int from, int to) {
        int start = Math.min(Math.max(0, from), row.length());
        int end = Math.max(start, Math.min(to, row.length()));
        StringBuilder plain = new StringBuilder();
        for (int at = start; at < end; at++) {
            plain.append(LINES.indexOf(row.charAt(at)) >= 0 ? ' ' : row.charAt(at));
        }
        return plain.toString();
    }

    /** The time with which a line begins; an interval since the line before has a sign. */
    private static String time(String row) {
        int start = 0;
        while (start < row.length() && (row.charAt(start) == ' ' || LINES.indexOf(row.charAt(start)) >= 0)) {
            start++;
        }
        int end = start;
        while (end < row.length() && end - start < LONGEST_TIME && isPartOfTime(row.charAt(end))) {
            end++;
        }
        return PacketList.time(row.substring(start, end));
    }

    private static boolean isPartOfTime(char c) {
        return c >= '0' && c <= '9' || c == ':' || c == '.';
    }
}
