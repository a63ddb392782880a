// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Makes instants of the times in one text, whose lines follow each other: what a line does not say about its date is
 * taken from the reference, and midnight may pass between two lines. Not thread-safe; one for each text.
 */
final class LogClock {

    private static final long SECONDS_OF_A_DAY = 86_400;
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final Duration DAY = Duration.ofDays(1);

    private final InstantSource source;
    private final ZoneId zone;
    private final boolean stopped;
    private @Nullable Instant known;
    private @Nullable Instant last;

    /**
     * @param reference a moment near the times in the text; with {@link Instant#EPOCH} nothing is known, times without
     *     a date fall on the first day of 1970, and only their order and differences mean something
     * @param zone of the times that name none
     */
    LogClock(Instant reference, ZoneId zone) {
        this(() -> reference, zone);
    }

    LogClock(InstantSource reference, ZoneId zone) {
        this(reference, zone.normalized(), false);
    }

    private LogClock(InstantSource source, ZoneId zone, boolean stopped) {
        this.source = source;
        this.zone = zone;
        this.stopped = stopped;
    }

    /** For readers who do not ask when: no time is looked for. */
    static LogClock stopped() {
        return new LogClock(() -> Instant.EPOCH, ZoneOffset.UTC, true);
    }

    boolean isStopped() {
        return stopped;
    }

    /** Asked for with the first time that leaves out its date. */
    private Instant reference() {
        Instant reference = known;
        if (reference == null) {
            reference = source.instant();
            known = reference;
        }
        return reference;
    }

    private boolean isDated() {
        return !reference().equals(Instant.EPOCH);
    }

    Instant at(LogTime time) {
        if (time.hasYear()) {
            return instant(LocalDate.of(time.year(), time.month(), time.day()), time);
        }
        return time.hasDate() ? withoutYear(time) : withoutDate(time);
    }

    /** The latest such date that is not after tomorrow: logs are read after they were written. */
    private Instant withoutYear(LogTime time) {
        // tomorrow may be of the next year, in January alone
        int year = today().getYear() + (isDated() && time.month() == 1 ? 1 : 0);
        Instant found = inYear(year, time);
        while (isDated() && found.isAfter(reference().plus(DAY))) {
            found = inYear(--year, time);
        }
        return found;
    }

    private Instant inYear(int year, LogTime time) {
        int possible = year;
        while (time.month() == 2 && time.day() == 29 && !Year.isLeap(possible)) {
            possible--;
        }
        return instant(LocalDate.of(possible, time.month(), time.day()), time);
    }

    /** The day on which the time is nearest to the reference, and no day before the one of the line before. */
    private Instant withoutDate(LogTime time) {
        Instant found = instant(today(), time);
        if (isDated() && found.isAfter(reference().plus(HALF_A_DAY))) {
            found = found.minus(DAY);
        } else if (isDated() && found.isBefore(reference().minus(HALF_A_DAY))) {
            found = found.plus(DAY);
        }
        long midnights = last == null
                ? 0
                : Duration.between(found, last).plus(HALF_A_DAY).toDays();
        found = midnights > 0 ? found.plus(Duration.ofDays(midnights)) : found;
        last = found;
        return found;
    }

    private LocalDate today() {
        Instant now = reference();
        return zone instanceof ZoneOffset offset
                ? LocalDate.ofEpochDay(Math.floorDiv(now.getEpochSecond() + offset.getTotalSeconds(), SECONDS_OF_A_DAY))
                : now.atZone(zone).toLocalDate();
    }

    private Instant instant(LocalDate date, LogTime time) {
        ZoneId written = time.hasZone() ? ZoneOffset.ofTotalSeconds(time.offset()) : zone;
        if (written instanceof ZoneOffset offset) {
            long seconds = date.toEpochDay() * SECONDS_OF_A_DAY + time.second() - offset.getTotalSeconds();
            return Instant.ofEpochSecond(seconds, time.nano());
        }
        LocalTime ofDay = LocalTime.ofSecondOfDay(time.second()).withNano(time.nano());
        return date.atTime(ofDay).atZone(written).toInstant();
    }
}
