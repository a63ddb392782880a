// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ladder as tools and people draw it in text: addresses or names beside each other, below them arrows that bear a method
 * or a response code, or have it in the line above. Its arrows become what a sniffer writes ({@link FlowWriter}). Time linear in
 * the length of the text.
 */
final class DrawnLadder {
    private static final String LINES = "|│┃┼";
    private static final int LONGEST_TIME = 20;

    /** Longer rows are not looked at for several arrows. */
    private static final int LONGEST_ROW = 400;

    private final FlowWriter flow = new FlowWriter();
    private final LadderColumns columns = new LadderColumns();

    /** A line that may be the label of the arrow below it. */
    private @Nullable String before;

    private DrawnLadder() {}

    /** The text itself where nothing is drawn in it. */
    static String asMessages(String text) {
        if (!isDrawn(text)) {
            return text;
        }
        DrawnLadder ladder = new DrawnLadder();
        text.lines().forEach(ladder::add);
        ladder.keep(null);
        return ladder.flow.text();
    }

    /** Most texts hold no drawing: they are not to be copied. */
    private static boolean isDrawn(String text) {
        DrawnLadder ladder = new DrawnLadder();
        return text.lines().anyMatch(row -> {
            boolean drawn = !ladder.steps(row).isEmpty();
            if (!drawn) {
                ladder.columns.takes(row);
                ladder.before = row;
            }
            return drawn;
        });
    }

    private void add(String row) {
        List<Step> steps = steps(row);
        if (!steps.isEmpty()) {
            write(steps, row);
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

    /**
     * A message that is drawn.
     *
     * @param isOwn whether the label stands in the arrow
     */
    private record Step(String source, String destination, LadderLabel label, boolean isOwn) {}

    /** None where a line has no arrow, or one that leads nowhere or bears nothing; several where each has nodes of its own. */
    private List<Step> steps(String row) {
        Optional<DrawnArrow> arrow = DrawnArrow.in(row);
        if (arrow.isEmpty() && row.indexOf('>') < 0 && row.indexOf('<') < 0) {
            return List.of();
        }
        columns.draw(row);
        if (columns.isEmpty()) {
            return List.of();
        }
        Optional<Step> whole = arrow.flatMap(this::step);
        return whole.isPresent() || row.length() > LONGEST_ROW
                ? whole.stream().toList()
                : columns.segments(row).stream()
                        .flatMap(segment -> step(segment).stream())
                        .toList();
    }

    private Optional<Step> step(DrawnArrow arrow) {
        String left = columns.nearest(arrow.from());
        String right = columns.nearest(arrow.to());
        if (left.equals(right)) {
            return Optional.empty();
        }
        Optional<LadderLabel> own = LadderLabel.of(arrow.label());
        String above = before == null ? "" : before;
        return own.or(() ->
                        LadderLabel.of(between(above, columns.labelStart(arrow.from()), columns.labelEnd(arrow.to()))))
                .map(label -> new Step(
                        arrow.toRight() ? left : right, arrow.toRight() ? right : left, label, own.isPresent()));
    }

    private void write(List<Step> steps, String row) {
        boolean own = steps.get(0).isOwn();
        String above = own || before == null ? "" : before;
        if (own) {
            keep(null);
        }
        String time = time(time(above).isEmpty() ? row : above);
        steps.forEach(step -> step.label().write(flow, time, step.source(), step.destination()));
        // beside an arrow may stand the label of the one below it
        before = !own && row.chars().anyMatch(Character::isUpperCase) ? row : null;
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
