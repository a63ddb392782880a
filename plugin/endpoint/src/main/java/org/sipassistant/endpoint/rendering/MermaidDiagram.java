// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.List;

/**
 * A sequence diagram in the language of Mermaid, which wikis and trackers draw. Everything that could be read as
 * anything but text is written as a character code.
 */
public final class MermaidDiagram implements Rendering {
    /** Besides letters and digits; none of these begins a comment, ends a statement or is markup. */
    private static final String PLAIN = " .:,-_/()[]+=?!@*→·…";

    /** Words that the language may take for its own. */
    private static final List<String> RESERVED = List.of("end", "wrap", "style", "classdef");

    @Override
    public Rendered render(Sheet sheet) {
        return Rendered.text("text/vnd.mermaid", new Drawing(sheet).draw());
    }

    private static final class Drawing {
        private final Sheet sheet;
        private final Lanes lanes;
        private final LadderClock clock;
        private final StringBuilder out = new StringBuilder("sequenceDiagram\n");

        Drawing(Sheet sheet) {
            this.sheet = sheet;
            this.lanes = new Lanes(sheet);
            this.clock = new LadderClock(sheet.zone());
        }

        String draw() {
            line("title " + escaped(sheet.story().headline()));
            line("accDescr: " + escaped(sheet.story().answer()));
            if (lanes.isEmpty()) {
                line("participant n0 as the log");
            }
            for (int lane = 0; lane < lanes.count(); lane++) {
                participant(lane);
            }
            String next = sheet.story().next();
            line("note over " + everybody() + ": " + escaped(sheet.story().answer())
                    + (next.isEmpty() ? "" : "<br/>" + escaped("Next: " + next)));
            for (Excerpt.Part part : Excerpt.of(Row.of(sheet.steps()))) {
                if (part.before() > 0) {
                    line("note over " + everybody() + ": ... " + part.before() + " more messages");
                }
                part.rows().forEach(this::row);
            }
            return out.toString();
        }

        private void participant(int lane) {
            Lanes.Lane node = lanes.lane(lane);
            String name = node.name().isEmpty() ? "" : escaped(node.name()) + "<br/>";
            String silent = lanes.isSilent(lane) ? "<br/>no SIP reply" : "";
            line("participant n" + lane + " as " + name + escaped(node.address()) + silent);
        }

        private String everybody() {
            return lanes.count() < 2 ? "n0" : "n0,n" + (lanes.count() - 1);
        }

        private void row(Row row) {
            Step step = row.step();
            String date = clock.date(step.at());
            if (!date.isEmpty()) {
                line("note over " + everybody() + ": " + escaped(date));
            }
            if (step.begins()) {
                line("rect rgba(200, 30, 43, 0.12)");
            }
            message(row);
            String note = SvgLadder.note(row);
            int beside = Math.max(lanes.sender(step), lanes.receiver(step));
            if (!note.isEmpty() && beside >= 0) {
                line("note right of n" + beside + ": " + escaped(note));
            }
            if (step.begins()) {
                line("end");
            }
        }

        private void message(Row row) {
            Step step = row.step();
            int from = lanes.sender(step);
            int to = lanes.receiver(step);
            String time = clock.time(step.at());
            String label = escaped((time.isEmpty() ? "" : time + " ") + step.label());
            if (from < 0 || to < 0) {
                line("note over n0: " + label);
                return;
            }
            String arrow = step.message().message().isResponse() ? "-->>" : "->>";
            line("n" + from + arrow + 'n' + to + ": " + label);
        }

        private void line(String text) {
            out.append("    ").append(text).append('\n');
        }
    }

    /** Text that Mermaid shows letter by letter. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        String line = Plain.line(text);
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            int c = line.codePointAt(at);
            if (startsReserved(line, at)) {
                code(escaped, c);
            } else if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else {
                code(escaped, c);
            }
        }
        return escaped.toString();
    }

    private static void code(StringBuilder escaped, int c) {
        escaped.append('#').append(c).append(';');
    }

    private static boolean startsReserved(String text, int at) {
        for (String word : RESERVED) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
