// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.Recognition;
import org.sipassistant.message.SipMessage;

/**
 * Finds the SIP messages in the text of a log, and what the log says about each: when, which way, from where, by whom.
 * Immutable and safe for use by many threads.
 */
public final class LogReader {

    /** Without it there is no start line; one search for it is all that other texts cost. */
    private static final String ANCHOR = "SIP/";

    /** Lines above a header line that still belong to it, such as the rule with the time that SIPp writes. */
    private static final int LINES_ABOVE = 2;

    private final Recogniser recogniser = Recogniser.standard();
    private final List<HeaderLine> lines;
    private final List<String> marks;

    private LogReader(List<HeaderLine> lines, List<String> marks) {
        this.lines = List.copyOf(lines);
        this.marks = List.copyOf(marks);
    }

    /**
     * Reads the formats from the class path.
     *
     * @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong
     */
    public static LogReader load(Function<InputStream, Map<String, Object>> yaml) {
        return of(new KnowledgeFiles(yaml).folder("formats"));
    }

    static LogReader of(List<Section> files) {
        List<HeaderLine> lines = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        for (Section file : files) {
            String lineEnd = LogFormat.read(file, lines).lineEnd();
            if (!lineEnd.isEmpty() && !marks.contains(lineEnd)) {
                marks.add(lineEnd);
            }
        }
        lines.sort(Comparator.comparingInt((HeaderLine line) -> line.pattern().weight())
                .reversed());
        return new LogReader(lines, marks);
    }

    /** Reads a text of which nothing else is known; times without a date fall on the first day of 1970, in UTC. */
    public List<LoggedMessage> read(String text) {
        return read(text, Instant.EPOCH, ZoneOffset.UTC);
    }

    /**
     * Reads one event or a whole log, in time linear in its length; never throws.
     *
     * @param reference a moment near the times in the text, from which dates and years are taken that it leaves out
     * @param zone of the times that name none
     * @return the messages in the order of the text; empty where there is none
     */
    public List<LoggedMessage> read(String text, Instant reference, ZoneId zone) {
        int anchor = text.indexOf(ANCHOR);
        if (anchor < 0) {
            return List.of();
        }
        String plain = plain(text, anchor);
        Recognition found = recogniser.recognise(plain);
        if (found.messages().isEmpty()) {
            return List.of();
        }
        LogClock clock = new LogClock(reference, zone);
        List<LoggedMessage> messages = new ArrayList<>(found.messages().size());
        int floor = 0;
        for (SipMessage message : found.messages()) {
            messages.add(new LoggedMessage(message, context(plain, floor, message.start(), clock)));
            floor = Math.max(floor, message.end());
        }
        return List.copyOf(messages);
    }

    private String plain(String text, int anchor) {
        for (String mark : marks) {
            if (MarkedLines.at(text, anchor, mark)) {
                return MarkedLines.plain(text, mark);
            }
        }
        return text;
    }

    private LogContext context(String text, int floor, int start, LogClock clock) {
        LinesBefore line = new LinesBefore(text, floor, start);
        boolean words = line.hasWords();
        while (!words && line.up()) {
            words = line.hasWords();
        }
        if (!words) {
            return LogContext.none();
        }
        Prefix prefix = new Prefix(text);
        HeaderLine header = header(text, line, prefix);
        prefix.time(TimeReader.read(text, line.start(), line.end()));
        if (header != null) {
            prefix.header(header);
            above(text, header.format(), line, prefix);
        }
        return prefix.context(clock);
    }

    private @Nullable HeaderLine header(String text, LinesBefore line, Prefix prefix) {
        for (HeaderLine header : lines) {
            if (header.pattern().match(text, line.start(), line.end(), prefix)) {
                return header;
            }
        }
        return null;
    }

    /** What stands around the header line: in the line itself, then in the lines above it. */
    private static void above(String text, LogFormat format, LinesBefore line, Prefix prefix) {
        if (format.before().isEmpty()) {
            return;
        }
        int above = 0;
        do {
            for (LinePattern pattern : format.before()) {
                pattern.match(text, line.start(), line.end(), prefix);
            }
        } while (above++ < LINES_ABOVE && line.up());
    }
}
