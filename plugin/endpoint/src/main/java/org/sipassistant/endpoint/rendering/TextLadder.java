// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A ladder of text: the nodes side by side, an arrow for each message, dotted where it is a retransmission. Needs UTF-8
 * and a font of fixed width; what strangers wrote into the messages cannot break the columns or reach a terminal as a
 * control character.
 */
public final class TextLadder implements Rendering {

    @Override
    public Rendered render(Sheet sheet) {
        StringBuilder page = new StringBuilder();
        page.append(Plain.line(sheet.story().headline())).append('\n');
        page.append(Plain.line(sheet.story().answer())).append('\n');
        if (!sheet.story().next().isEmpty()) {
            page.append("Next: ").append(Plain.line(sheet.story().next())).append('\n');
        }
        if (!sheet.story().alternatives().isEmpty()) {
            page.append("May also be: ")
                    .append(Plain.line(String.join(", ", sheet.story().alternatives())))
                    .append('\n');
        }
        page.append('\n');
        page.append(draw(sheet));
        if (!sheet.story().callId().isEmpty()) {
            page.append("\nCall-ID: ")
                    .append(Plain.line(sheet.story().callId()))
                    .append('\n');
        }
        if (!sheet.story().facts().isEmpty()) {
            page.append(Plain.line(String.join(", ", sheet.story().facts()))).append('\n');
        }
        sheet.story()
                .missing()
                .forEach(m -> page.append("Missing: ").append(Plain.line(m)).append('\n'));
        return Rendered.text("text/plain", page.toString());
    }

    /** The ladder alone. */
    public static String draw(Sheet sheet) {
        return new Drawing(sheet).draw();
    }

    private static final class Drawing {
        /** Line and arrow head at each end of an arrow, and a space at each side of its label. */
        private static final int AROUND_LABEL = 8;

        private static final int NARROWEST = 18;

        /** The widest distance of two nodes: a ladder of three still fits a hundred columns beside its times. */
        private static final int[] WIDEST = {44, 44, 44, 30, 26};

        private static final int WIDEST_OF_MANY = 22;

        /** Of the margin with the times. */
        private static final int MARGIN = 23;

        private final List<Row> rows;
        private final Lanes lanes;
        private final LadderClock clock;
        private final boolean timed;
        private final int distance;
        private final int first;
        private final StringBuilder out = new StringBuilder();

        Drawing(Sheet sheet) {
            this.rows = Row.of(sheet.steps());
            this.lanes = new Lanes(sheet);
            this.clock = new LadderClock(sheet.zone());
            this.timed = sheet.steps().stream().anyMatch(step -> step.at().isPresent());
            this.distance = distance();
            this.first = lanes.isEmpty() ? 0 : Math.max(1, Math.max(width(0, true), width(0, false)) / 2);
        }

        String draw() {
            if (!lanes.isEmpty()) {
                header();
            }
            for (Row row : rows) {
                String date = lanes.isEmpty() ? "" : clock.date(row.step().at());
                if (!date.isEmpty()) {
                    line(date, new String(bars()), "");
                }
                line(time(row), arrow(row), Plain.columns(note(row)));
            }
            return out.toString();
        }

        private String time(Row row) {
            String time = clock.time(row.step().at());
            String later = clock.passed(row.step().at()).map(Spans::signed).orElse("");
            clock.skip(row.last());
            return time.isEmpty() ? "" : time + " ".repeat(Math.max(1, 9 - later.length())) + later;
        }

        private String note(Row row) {
            boolean said = row.step().notes().contains(Steps.DECIDES);
            String begins = row.step().begins() && !said ? "the failure begins here" : "";
            return row.note() + (begins.isEmpty() || row.note().isEmpty() ? "" : "; ") + begins;
        }

        private void header() {
            char[] names = blank();
            char[] addresses = blank();
            char[] remarks = blank();
            boolean remarked = false;
            for (int lane = 0; lane < lanes.count(); lane++) {
                centre(names, position(lane), shown(lane, true));
                centre(addresses, position(lane), shown(lane, false));
                if (lanes.isSilent(lane)) {
                    centre(remarks, position(lane), "no SIP reply");
                    remarked = true;
                }
            }
            String date = rows.stream()
                    .map(row -> row.step().at())
                    .filter(Optional::isPresent)
                    .findFirst()
                    .map(clock::date)
                    .orElse("");
            if (lanes.anyNamed()) {
                line("", new String(names), "");
            }
            line(date, new String(addresses), "");
            if (remarked) {
                line("", new String(remarks), "");
            }
        }

        private String arrow(Row row) {
            int from = lanes.sender(row.step());
            int to = lanes.receiver(row.step());
            char[] bars = bars();
            String label = Plain.columns(row.step().label());
            if (from < 0 || to < 0) {
                return new String(bars) + (lanes.isEmpty() ? "" : "  ") + label;
            }
            if (from == to) {
                String beside = new String(bars, 0, position(from) + 1) + ' ' + label;
                return beside.length() < bars.length ? beside + new String(bars).substring(beside.length()) : beside;
            }
            arrow(bars, from, to, row.step());
            return new String(bars);
        }

        private void arrow(char[] bars, int from, int to, Step step) {
            int left = position(Math.min(from, to)) + 1;
            int right = position(Math.max(from, to));
            for (int at = left; at < right; at++) {
                char line = step.isRetransmission() ? '·' : '─';
                bars[at] = bars[at] == ' ' ? line : '┼';
            }
            bars[from < to ? right - 1 : left] = from < to ? '>' : '<';
            String label = Plain.shortened(Plain.columns(step.label()), right - left - AROUND_LABEL + 2);
            centre(bars, (left + right) / 2, ' ' + label + ' ');
        }

        private char[] bars() {
            char[] bars = new char[lanes.isEmpty() ? 0 : position(lanes.count() - 1) + 1];
            Arrays.fill(bars, ' ');
            for (int lane = 0; lane < lanes.count(); lane++) {
                bars[position(lane)] = lanes.isSilent(lane) ? ':' : '│';
            }
            return bars;
        }

        /** A line of spaces for the names, the last of which reaches beyond its bar. */
        private char[] blank() {
            char[] blank = new char[position(lanes.count()) + 1];
            Arrays.fill(blank, ' ');
            return blank;
        }

        private int position(int lane) {
            return first + lane * distance;
        }

        /** Wide enough for the labels and headers, as far as that leaves the whole in sight. */
        private int distance() {
            int wanted = NARROWEST;
            for (Row row : rows) {
                boolean neighbours = Math.abs(lanes.sender(row.step()) - lanes.receiver(row.step())) == 1;
                int length = row.step().label().length() + AROUND_LABEL;
                wanted = neighbours ? Math.max(wanted, length) : wanted;
            }
            for (int lane = 0; lane < lanes.count(); lane++) {
                int header = Math.max(
                        lanes.lane(lane).name().length(),
                        lanes.lane(lane).address().length());
                wanted = Math.max(wanted, header + 3);
            }
            return Math.min(wanted, lanes.count() < WIDEST.length ? WIDEST[lanes.count()] : WIDEST_OF_MANY);
        }

        private int width(int lane, boolean name) {
            return shown(lane, name).length();
        }

        private String shown(int lane, boolean name) {
            Lanes.Lane node = lanes.lane(lane);
            return Plain.shortened(Plain.columns(name ? node.name() : node.address()), distance - 2);
        }

        private static void centre(char[] row, int middle, String text) {
            int start = Math.max(0, Math.min(middle - text.length() / 2, row.length - text.length()));
            text.getChars(0, Math.min(text.length(), row.length - start), row, start);
        }

        private void line(String time, String row, String note) {
            String margin = timed ? time + " ".repeat(Math.max(2, MARGIN - time.length())) : "";
            String line = margin + row + (note.isEmpty() ? "" : "  " + note);
            out.append(line.stripTrailing()).append('\n');
        }
    }
}
