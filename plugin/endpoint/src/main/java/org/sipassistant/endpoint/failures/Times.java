// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes times, and finds the lengths of intervals that a period is divided into. */
final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Lengths that people divide time into, in seconds. */
    private static final List<Integer> LENGTHS =
            List.of(1, 5, 10, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MANY_HOURS = Duration.ofDays(3);

    private Times() {}

    static String iso(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    /** As an engine gives a time: milliseconds, or nothing where there was no document. */
    static Optional<Instant> of(Object millis) {
        return millis instanceof Number number
                ? Optional.of(Instant.ofEpochMilli(number.longValue()))
                : Optional.empty();
    }

    /** The minute of a time; with its day where the clock alone would not tell the ends of the period apart. */
    static String minute(Instant at, Period period, ZoneId zone) {
        boolean withinADay = period.length().compareTo(Duration.ofDays(1)) < 0;
        return (withinADay ? CLOCK : DAY).format(at.atZone(zone));
    }

    /** Whether calls can be counted by the hours that they keep as keywords: where these are short enough, and not too many. */
    static boolean isByHour(Period period, Duration interval) {
        return interval.compareTo(HOUR) >= 0 && period.length().compareTo(MANY_HOURS) <= 0;
    }

    /** The shortest usual length of which no more than so many cover a stretch of time. */
    static Duration interval(Duration stretch, int most) {
        return LENGTHS.stream()
                .map(Duration::ofSeconds)
                .filter(length -> stretch.toMillis() <= length.toMillis() * most)
                .findFirst()
                .orElse(Duration.ofSeconds(LENGTHS.get(LENGTHS.size() - 1)));
    }
}
