// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.knowledge.Section;

/**
 * One file of {@code knowledge/formats}: what one product writes around a message.
 *
 * @param around patterns for what stands in the lines from {@code above} lines over the header line to the message
 * @param after patterns for what stands behind the message
 * @param lineEnd what the product puts at the end of every line of a message; empty for nothing
 * @param reach how many lines with words may stand between the header line and the message
 * @param above how many lines above the header line belong to it
 * @param absent what the product writes for a session or a channel where there is none
 */
record LogFormat(
        String id,
        String product,
        List<LineMeaning> around,
        List<LinePattern> after,
        String lineEnd,
        int reach,
        int above,
        List<String> absent) {

    private static final List<String> DIRECTIONS = List.of("sent", "received");

    /** Lines above a header line that belong to it where a file does not say, such as the rule with the time of SIPp. */
    private static final int ABOVE = 2;

    /** No product writes more lines before a message than the frame details of tshark. */
    private static final int MOST_LINES = 100;

    LogFormat {
        around = List.copyOf(around);
        after = List.copyOf(after);
        absent = List.copyOf(absent);
    }

    /** Reads a file and adds its header lines to those of the other formats. */
    static LogFormat read(Section section, List<HeaderLine> lines) {
        String id = section.text("format");
        if (!section.file().endsWith("/" + id + ".yml")) {
            throw section.problem("format", "[" + id + "] must be the name of the file");
        }
        List<LineMeaning> around = new ArrayList<>();
        section.texts("before").forEach(text -> around.add(LineMeaning.plain(compile(text, "before", section))));
        section.sections("means").forEach(entry -> around.add(meaning(entry)));
        LogFormat format = new LogFormat(
                id,
                section.text("product"),
                around,
                section.texts("after").stream()
                        .map(text -> compile(text, "after", section))
                        .toList(),
                section.optionalText("line_end").orElse(""),
                lines(section, "reach", 0),
                lines(section, "above", ABOVE),
                section.texts("absent"));
        List<Section> entries = section.sections("lines");
        if (entries.isEmpty()) {
            throw section.problem("lines", "needs a pattern");
        }
        entries.forEach(entry -> lines.add(new HeaderLine(format, meaning(entry))));
        section.sections("samples"); // read and run by the tests
        section.done();
        return format;
    }

    private static int lines(Section section, String key, int absent) {
        if (!section.has(key)) {
            return absent;
        }
        int lines = section.number(key);
        if (lines < 0 || lines > MOST_LINES) {
            throw section.problem(key, "[" + lines + "] must be 0 to " + MOST_LINES);
        }
        return lines;
    }

    private static LineMeaning meaning(Section entry) {
        LinePattern pattern = compile(entry.text("pattern"), "pattern", entry);
        Optional<String> direction =
                entry.has("direction") ? Optional.of(entry.oneOf("direction", DIRECTIONS)) : Optional.empty();
        LineMeaning meaning = new LineMeaning(pattern, direction, entry.optionalText("transport"));
        entry.done();
        return meaning;
    }

    private static LinePattern compile(String pattern, String key, Section section) {
        try {
            return LinePattern.compile(pattern);
        } catch (IllegalArgumentException e) {
            throw section.problem(key, e.getMessage());
        }
    }
}
