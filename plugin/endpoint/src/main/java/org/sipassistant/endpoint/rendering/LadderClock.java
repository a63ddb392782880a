// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The left margin of a ladder: the time of day of each message, and how long after the one before it was. */
final class LadderClock {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd XXX", Locale.ROOT);

    private final ZoneId zone;
    private Optional<Instant> before = Optional.empty();
    private Optional<LocalDate> day = Optional.empty();

    LadderClock(ZoneId zone) {
        this.zone = zone;
    }

    /** The date with the zone's offset where another day begins; empty where the day goes on. */
    String date(Optional<Instant> at) {
        Optional<ZonedDateTime> time = at.map(instant -> instant.atZone(zone));
        Optional<LocalDate> date = time.map(ZonedDateTime::toLocalDate);
        if (date.isEmpty() || date.equals(day)) {
            return "";
        }
        day = date;
        return time.get().format(DAY).replace(" Z", " UTC");
    }

    /** The time of day; empty where it is not known. */
    String time(Optional<Instant> at) {
        return at.map(instant -> instant.atZone(zone).format(TIME)).orElse("");
    }

    /** How long after the message before, which is this one from now on; empty where one of the times is not known. */
    Optional<Duration> passed(Optional<Instant> at) {
        Optional<Duration> passed = before.flatMap(b -> at.map(instant -> Duration.between(b, instant)));
        before = at.or(() -> before);
        return passed;
    }

    /** Takes note of a later message that is not shown. */
    void skip(Optional<Instant> at) {
        before = at.or(() -> before);
    }
}
