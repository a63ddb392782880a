// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** The left margin of a ladder: the time of day of each message, and how long after the one before it was. */
final class LadderClock {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd XXX", Locale.ROOT);
    private static final int WIDTH = 23;

    private final boolean timed;
    private Optional<OffsetDateTime> before = Optional.empty();
    private Optional<LocalDate> day = Optional.empty();

    /** @param timed whether any message has a time; otherwise there is no margin */
    LadderClock(boolean timed) {
        this.timed = timed;
    }

    /** The date with the zone's offset where another day begins; empty where the day goes on. */
    String date(String at) {
        Optional<OffsetDateTime> time = parse(at);
        Optional<LocalDate> date = time.map(OffsetDateTime::toLocalDate);
        if (date.isEmpty() || date.equals(day)) {
            return "";
        }
        day = date;
        return time.get().format(DAY).replace(" Z", " UTC");
    }

    String time(String at) {
        Optional<OffsetDateTime> time = parse(at);
        if (time.isEmpty()) {
            return padded("");
        }
        String later = before.map(b -> span(Duration.between(b, time.get()))).orElse("");
        before = time;
        return padded(time.get().format(TIME) + " ".repeat(Math.max(1, 9 - later.length())) + later);
    }

    String padded(String text) {
        return timed ? text + " ".repeat(Math.max(2, WIDTH - text.length())) : "";
    }

    /** Seconds to the millisecond below a minute, then minutes and seconds, then hours. */
    private static String span(Duration span) {
        String sign = span.isNegative() ? "-" : "+";
        Duration length = span.abs();
        if (length.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%s%d.%03d", sign, length.toSeconds(), length.toMillisPart());
        }
        return length.toHours() == 0
                ? String.format(Locale.ROOT, "%s%d:%02d", sign, length.toMinutes(), length.toSecondsPart())
                : String.format(
                        Locale.ROOT,
                        "%s%d:%02d:%02d",
                        sign,
                        length.toHours(),
                        length.toMinutesPart(),
                        length.toSecondsPart());
    }

    private static Optional<OffsetDateTime> parse(String at) {
        try {
            return at.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(at));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
