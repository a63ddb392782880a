// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.endpoint.rendering.SvgCanvas.Box;

/**
 * A ladder as a picture that needs nothing but itself: no script, no font, no reference. Light or dark as the viewer
 * prefers. What strangers wrote is text and nothing else.
 */
public final class SvgLadder implements Rendering {

    @Override
    public Rendered render(Sheet sheet) {
        return Rendered.text("image/svg+xml", new Drawing(sheet).draw());
    }

    /** What stands beside a row. */
    static String note(Row row) {
        String note = String.join(
                "; ", row.notes().stream().filter(n -> !n.equals(Steps.DECIDES)).toList());
        if (!row.step().begins()) {
            return row.note();
        }
        return note.isEmpty() ? "failure begins here" : "failure begins here: " + note;
    }

    private static final class Drawing {
        private static final int LANE_BOX = 46;
        private static final int MOST_LINES = 5;
        private static final int WHY_SIZE = 14;
        private static final int MARGIN = SvgLayout.MARGIN;
        private static final Duration LONG = Duration.ofSeconds(1);

        private final Sheet sheet;
        private final List<Row> rows;
        private final Lanes lanes;
        private final SvgLayout at;
        private final LadderClock clock;
        private final Set<Tone> tones = EnumSet.noneOf(Tone.class);
        private int y = MARGIN;

        Drawing(Sheet sheet) {
            this.sheet = sheet;
            this.rows = Row.of(sheet.steps());
            this.lanes = new Lanes(sheet);
            this.at = SvgLayout.of(lanes, rows);
            this.clock = new LadderClock(sheet.zone());
        }

        String draw() {
            SvgCanvas behind = new SvgCanvas();
            SvgCanvas front = new SvgCanvas();
            card(behind);
            int top = y;
            y += lanes.isEmpty() ? 0 : LANE_BOX;
            for (Excerpt.Part part : Excerpt.of(rows)) {
                leftOut(part.before(), front);
                part.rows().forEach(row -> row(row, behind, front));
            }
            lanes(top, behind);
            legend(front);
            return start() + behind + front + "</svg>\n";
        }

        private String start() {
            String size = " width=\"" + at.width() + "\" height=\"" + y + "\" viewBox=\"0 0 " + at.width() + ' ' + y;
            return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + size
                    + "\" role=\"img\" aria-labelledby=\"title description\">\n<title id=\"title\">"
                    + SvgText.escaped(sheet.story().headline()) + "</title>\n<desc id=\"description\">"
                    + SvgText.escaped(sheet.story().answer()) + "</desc>\n<style>\n" + SvgStyle.SHEET
                    + "</style>\n<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n";
        }

        private void card(SvgCanvas canvas) {
            int x = 2 * MARGIN;
            int inner = at.width() - 2 * x;
            List<String> why = lines(sheet.story().answer(), inner);
            List<String> next = lines(
                    sheet.story().next().isEmpty()
                            ? ""
                            : "Next: " + sheet.story().next(),
                    inner);
            int height = 66 + 20 * (why.size() + next.size());
            canvas.box("card", new Box(MARGIN, y, at.width() - 2 * MARGIN, height));
            String tone = (sheet.story().failed() ? Tone.FAILURE : Tone.SUCCESS).id();
            canvas.box("bar " + tone, new Box(MARGIN, y, 5, height));
            canvas.text(
                    "headline",
                    x,
                    y + 28,
                    SvgText.fitting(Plain.line(sheet.story().headline()), 18, inner));
            canvas.text("muted small", x, y + 48, SvgText.fitting(Plain.line(facts()), 12, inner));
            int line = y + 52;
            for (String words : why) {
                canvas.text("why", x, line += 20, words);
            }
            for (String words : next) {
                canvas.text("next", x, line += 20, words);
            }
            y += height + 18;
        }

        private static List<String> lines(String text, int width) {
            return SvgText.wrapped(Plain.line(text), WHY_SIZE, width, MOST_LINES);
        }

        private String facts() {
            Optional<String> start = sheet.steps().stream()
                    .map(Step::at)
                    .filter(Optional::isPresent)
                    .findFirst()
                    .map(first -> clock.date(first) + ' ' + clock.time(first));
            StringBuilder facts = new StringBuilder(start.map(s -> s + " · ").orElse(""));
            facts.append(String.join(" · ", sheet.story().facts()));
            if (!sheet.story().callId().isEmpty()) {
                facts.append(" · Call-ID ").append(sheet.story().callId());
            }
            return facts.toString();
        }

        private void lanes(int top, SvgCanvas canvas) {
            for (int lane = 0; lane < lanes.count(); lane++) {
                Lanes.Lane node = lanes.lane(lane);
                String state = (lanes.isSilent(lane) ? " silent" : "") + (lanes.begins(lane) ? " begins" : "");
                String below = (node.name().isEmpty() ? "" : node.address())
                        + (lanes.isSilent(lane) ? (node.name().isEmpty() ? "" : " · ") + "no SIP reply" : "");
                int x = at.lane(lane);
                canvas.vertical("lane" + state, x, top + LANE_BOX - 4, y + 8);
                canvas.open("node" + state, node.title() + (below.isEmpty() ? "" : " · " + below));
                canvas.box("box", new Box(x - at.box() / 2, top, at.box(), LANE_BOX - 4));
                canvas.text(
                        "name middle",
                        x,
                        top + (below.isEmpty() ? 26 : 18),
                        SvgText.fitting(Plain.line(node.title()), SvgLayout.LABEL_SIZE, at.box() - 10));
                canvas.text(
                        "muted small middle",
                        x,
                        top + 34,
                        SvgText.fitting(Plain.line(below), SvgLayout.NOTE_SIZE, at.box() - 8));
                canvas.close();
            }
        }

        private void row(Row row, SvgCanvas behind, SvgCanvas front) {
            Step step = row.step();
            tones.add(step.tone());
            Optional<Duration> passed = clock.passed(step.at());
            clock.skip(row.last());
            boolean pause = passed.filter(span -> span.compareTo(LONG) >= 0).isPresent();
            if (step.begins()) {
                behind.box("band", new Box(MARGIN / 2, y + 2, at.width() - MARGIN, SvgLayout.ROW));
            } else if (pause) {
                behind.horizontal("gap", MARGIN, at.right(), y + 2);
            }
            String state = (step.isRetransmission() ? " again" : "") + (step.begins() ? " begins" : "");
            front.open(step.tone().id() + state, hint(row));
            front.text("time", MARGIN, y + 21, clock.time(step.at()));
            String later = passed.map(Spans::signed).orElse("");
            front.text(pause ? "time end long" : "time end", at.passed(), y + 21, later);
            message(row, front);
            int room = at.width() - at.right() - MARGIN;
            front.text("note", at.right(), y + 21, SvgText.fitting(Plain.line(note(row)), SvgLayout.NOTE_SIZE, room));
            front.close();
            y += SvgLayout.ROW;
        }

        private void message(Row row, SvgCanvas canvas) {
            int from = lanes.sender(row.step());
            int to = lanes.receiver(row.step());
            String mark = row.step().begins() && !row.step().asks() ? "✖ " : "";
            String label = mark + Plain.line(row.step().label());
            if (from < 0 || to < 0 || from == to) {
                int x = from < 0 || to < 0 ? at.left() : at.lane(from) + 10;
                canvas.text("label", x, y + 21, SvgText.fitting(label, SvgLayout.LABEL_SIZE, at.right() - x));
                return;
            }
            int room = Math.abs(at.lane(to) - at.lane(from)) - 22;
            canvas.arrow(at.lane(from), at.lane(to), y + 23);
            canvas.text(
                    "label middle",
                    (at.lane(from) + at.lane(to)) / 2,
                    y + 16,
                    SvgText.fitting(label, SvgLayout.LABEL_SIZE, room));
        }

        private void leftOut(int messages, SvgCanvas canvas) {
            if (messages > 0) {
                canvas.text("note", at.left(), y + 21, "… " + messages + " more messages");
                y += SvgLayout.ROW;
            }
        }

        private void legend(SvgCanvas canvas) {
            int x = MARGIN;
            y += 34;
            for (Tone tone : tones) {
                canvas.open(tone.id(), "");
                canvas.horizontal("arrow", x, x + 18, y - 4);
                canvas.text("muted small", x + 24, y, tone.words());
                canvas.close();
                x += 48 + SvgText.width(tone.words(), SvgLayout.NOTE_SIZE);
            }
            y += MARGIN;
        }

        private String hint(Row row) {
            Step step = row.step();
            return clock.time(step.at())
                    + ' '
                    + step.message().quote()
                    + step.from().map(from -> " from " + from).orElse("")
                    + step.to().map(to -> " to " + to).orElse("")
                    + step.transport().map(name -> " over " + name).orElse("")
                    + (row.note().isEmpty() ? "" : "; " + row.note());
        }
    }
}
