// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.knowledge.Section;

/**
 * One file of {@code knowledge/formats}: what one product writes before a message.
 *
 * @param before patterns for what stands before the header line, in the same line or above it
 * @param lineEnd what the product puts at the end of every line of a message; empty for nothing
 */
record LogFormat(String id, String product, List<LinePattern> before, String lineEnd) {

    private static final List<String> DIRECTIONS = List.of("sent", "received");

    LogFormat {
        before = List.copyOf(before);
    }

    /** Reads a file and adds its header lines to those of the other formats. */
    static LogFormat read(Section section, List<HeaderLine> lines) {
        String id = section.text("format");
        if (!section.file().endsWith("/" + id + ".yml")) {
            throw section.problem("format", "[" + id + "] must be the name of the file");
        }
        List<LinePattern> before = new ArrayList<>();
        section.texts("before").forEach(pattern -> before.add(compile(pattern, "before", section)));
        LogFormat format = new LogFormat(
                id,
                section.text("product"),
                before,
                section.optionalText("line_end").orElse(""));
        List<Section> entries = section.sections("lines");
        if (entries.isEmpty()) {
            throw section.problem("lines", "needs a pattern");
        }
        entries.forEach(entry -> lines.add(line(entry, format)));
        section.sections("samples"); // read and run by the tests
        section.done();
        return format;
    }

    private static HeaderLine line(Section entry, LogFormat format) {
        LinePattern pattern = compile(entry.text("pattern"), "pattern", entry);
        Optional<String> direction =
                entry.has("direction") ? Optional.of(entry.oneOf("direction", DIRECTIONS)) : Optional.empty();
        HeaderLine line = new HeaderLine(format, pattern, direction, entry.optionalText("transport"));
        entry.done();
        return line;
    }

    private static LinePattern compile(String pattern, String key, Section section) {
        try {
            return LinePattern.compile(pattern);
        } catch (IllegalArgumentException e) {
            throw section.problem(key, e.getMessage());
        }
    }
}
