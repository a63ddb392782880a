// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a day, such as the morning. A night begins on the day that names it and ends on the next.
 *
 * @param from hour
 * @param to hour, on the next day where it is not after the first
 * @param daysAgo the day it belongs to where words say so; empty where only the part is named
 * @param length in words
 */
record DayPart(int from, int to, Optional<Integer> daysAgo, int length) {
    private static final int NOON = 12;
    private static final int DAY = 24;

    static Optional<DayPart> read(Phrase phrase, int at) {
        boolean last = phrase.is(at, "last");
        boolean said = last || phrase.is(at, "this");
        return phrase.match(said ? at + 1 : at, "part").map(match -> {
            int dash = match.value().indexOf('-');
            int from = Integer.parseInt(match.value().substring(0, dash));
            int to = Integer.parseInt(match.value().substring(dash + 1));
            boolean named = last || (said && to > from); // "this night" may have begun yesterday
            Optional<Integer> daysAgo = named ? Optional.of(last ? 1 : 0) : Optional.empty();
            return new DayPart(from, to, daysAgo, match.length() + (said ? 1 : 0));
        });
    }

    Optional<Day> dayOf(LocalDate today) {
        return daysAgo.map(days -> new Day(today.minusDays(days), 0, Day.Doubt.NONE));
    }

    boolean isLate() {
        return from >= NOON;
    }

    boolean isNight() {
        return to <= from;
    }

    LocalDateTime start(LocalDate date) {
        return date.atTime(from, 0);
    }

    LocalDateTime end(LocalDate date) {
        return date.atStartOfDay().plusHours(isNight() ? to + DAY : to);
    }

    /** When the clock shows this time in that part of a day: "at 2" is in the afternoon, or early on the day behind a night. */
    LocalDateTime at(LocalDate date, Clock clock) {
        LocalDateTime time = date.atTime(clock.time());
        if (!isLate()) {
            return time;
        }
        return Stream.of(0, NOON, DAY)
                .filter(later -> later != NOON || time.getHour() <= NOON)
                .map(time::plusHours)
                .min(Comparator.comparing(at -> distance(date, at)))
                .orElse(time);
    }

    private Duration distance(LocalDate date, LocalDateTime time) {
        Duration before = Duration.between(time, start(date));
        Duration behind = Duration.between(end(date), time);
        return Stream.of(before, behind, Duration.ZERO)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
