// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a log says about a message, by the header lines of all formats. Immutable. */
final class ContextReader {

    /** A trailer stands right behind a message, or inside the last line of one that the logger cut. */
    private static final int TRAILER_BEFORE = 64;

    private static final int TRAILER_BEHIND = 256;

    private final HeaderLine[] lines;
    private final LineIndex index;

    private final int farthest;

    /** @param lines the most particular first */
    ContextReader(List<HeaderLine> lines) {
        this.lines = lines.toArray(HeaderLine[]::new);
        this.index = new LineIndex(
                lines.stream().map(line -> line.meaning().pattern()).toList());
        int reach = 0;
        for (HeaderLine line : lines) {
            reach = Math.max(reach, line.format().reach());
        }
        this.farthest = reach;
    }

    LogContext read(MessagePlace place, LogClock clock) {
        LinesBefore line = new LinesBefore(place.text(), place.floor(), place.start());
        boolean own = line.hasWords();
        if (!own && !upToWords(line)) {
            return LogContext.none();
        }
        Prefix prefix = new Prefix(place.text(), !clock.isStopped());
        List<LineSpan> seen = new ArrayList<>(4);
        HeaderLine header = search(place.text(), line, own, prefix, seen);
        if (header == null) {
            time(place.text(), seen.get(0), prefix);
            return prefix.context(clock);
        }
        LogFormat format = header.format();
        prefix.format(format);
        prefix.meaning(header.meaning());
        behind(place, format, prefix);
        LineSpan nearest = seen.get(0);
        LineSpan told = seen.get(seen.size() - 1);
        if (own && isPassedOn(place.text(), nearest, told)) {
            time(place.text(), new LineSpan(told.start() + nearest.length(), told.end()), prefix);
        }
        time(place.text(), told, prefix);
        if (seen.size() > 1) {
            time(place.text(), nearest, prefix);
        }
        around(place.text(), format, line, prefix, seen);
        return prefix.context(clock);
    }

    private record LineSpan(int start, int end) {

        int length() {
            return end - start;
        }
    }

    /** Whether the header line begins like what stands before the message: that is of whoever passed both on, and so is its time. */
    private static boolean isPassedOn(String text, LineSpan own, LineSpan header) {
        return own.length() < header.length() && Rows.isAlike(text, own.start(), header.start(), own.length());
    }

    /** The nearest header line of a format that allows as many lines between; words before the message are no line. */
    private @Nullable HeaderLine search(
            String text, LinesBefore line, boolean own, Prefix prefix, List<LineSpan> seen) {
        int distance = own ? -1 : 0;
        do {
            seen.add(new LineSpan(line.start(), line.end()));
            HeaderLine header = header(text, line, Math.max(distance, 0), prefix);
            if (header != null) {
                return header;
            }
            distance++;
        } while (distance <= farthest && upToWords(line));
        return null;
    }

    private @Nullable HeaderLine header(String text, LinesBefore line, int distance, Prefix prefix) {
        long[] possible = index.candidates(text, line.start(), line.end());
        for (int word = 0; word < possible.length; word++) {
            for (long rest = possible[word]; rest != 0; rest &= rest - 1) {
                HeaderLine found = lines[word * Long.SIZE + Long.numberOfTrailingZeros(rest)];
                if (found.format().reach() >= distance && found.match(text, line.start(), line.end(), prefix)) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean upToWords(LinesBefore line) {
        boolean words = false;
        while (!words && line.up()) {
            words = line.hasWords();
        }
        return words;
    }

    /** What stands in the lines from the message to the header line, then in the lines above that. */
    private static void around(String text, LogFormat format, LinesBefore line, Prefix prefix, List<LineSpan> seen) {
        if (format.around().isEmpty()) {
            return;
        }
        for (LineSpan span : seen) {
            line(text, format, span, prefix);
        }
        for (int above = 0; above < format.above() && line.up(); above++) {
            line(text, format, new LineSpan(line.start(), line.end()), prefix);
        }
    }

    private static void line(String text, LogFormat format, LineSpan span, Prefix prefix) {
        for (LineMeaning meaning : format.around()) {
            if (meaning.pattern().match(text, span.start(), span.end(), prefix)) {
                prefix.meaning(meaning);
                time(text, span, prefix);
            }
        }
    }

    private static void behind(MessagePlace place, LogFormat format, Prefix prefix) {
        int from = Math.max(place.start(), place.end() - TRAILER_BEFORE);
        int to = Math.max(from, Math.min(place.limit(), place.end() + TRAILER_BEHIND));
        for (LinePattern pattern : format.after()) {
            pattern.match(place.text(), from, to, prefix);
        }
    }

    private static void time(String text, LineSpan span, Prefix prefix) {
        if (prefix.wantsTime()) {
            prefix.time(TimeReader.read(text, span.start(), span.end()));
        }
    }
}
