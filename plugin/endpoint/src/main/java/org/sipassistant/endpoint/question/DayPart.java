// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.LocalDate;
import java.util.Optional;

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
    private static final int EVENING = 18;
    private static final int MIDNIGHT = 24;

    static Optional<DayPart> read(Phrase phrase, int at) {
        if (phrase.is(at, "tonight")) {
            return Optional.of(new DayPart(EVENING, MIDNIGHT, Optional.of(0), 1));
        }
        boolean last = phrase.is(at, "last");
        boolean said = last || phrase.is(at, "this");
        Optional<Integer> daysAgo = said ? Optional.of(last ? 1 : 0) : Optional.empty();
        return phrase.match(said ? at + 1 : at, "part").map(match -> {
            int dash = match.value().indexOf('-');
            int from = Integer.parseInt(match.value().substring(0, dash));
            int to = Integer.parseInt(match.value().substring(dash + 1));
            return new DayPart(from, to, daysAgo, match.length() + (said ? 1 : 0));
        });
    }

    Optional<LocalDate> date(LocalDate today) {
        return daysAgo.map(today::minusDays);
    }

    Optional<Day> dayOf(LocalDate today) {
        return date(today).map(date -> new Day(date, 0, Day.Doubt.NONE));
    }

    boolean isLate() {
        return from >= NOON;
    }
}
