// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A time of day as people write it.
 *
 * @param length in words
 * @param bare whether it is a mere number, which may be something else
 * @param halved whether it counts to twelve, and no word says which half of the day is meant
 */
record Clock(LocalTime time, int length, boolean bare, boolean halved) {
    private static final int LAST_HOUR = 23;
    private static final int LAST_MINUTE = 59;
    private static final int NOON = 12;

    /** {@code 14:05}, {@code 14:05:30}. */
    static boolean isClock(String text) {
        return time(text).isPresent();
    }

    static Optional<Clock> read(Phrase phrase, int at) {
        if (phrase.is(at, "noon") || phrase.is(at, "midnight")) {
            LocalTime time = phrase.is(at, "noon") ? LocalTime.NOON : LocalTime.MIDNIGHT;
            return Optional.of(new Clock(time, 1, false, false));
        }
        Optional<Clock> spoken = SpokenClock.read(phrase, at);
        if (spoken.isPresent()) {
            return spoken;
        }
        String word = phrase.word(at);
        for (String half : new String[] {"am", "pm"}) {
            if (word.endsWith(half) && word.length() > half.length()) {
                return hour(word.substring(0, word.length() - half.length())).flatMap(time -> inHalf(time, half, 1));
            }
            if (phrase.is(at + 1, half)) {
                return hour(word).flatMap(time -> inHalf(time, half, 2));
            }
        }
        Optional<LocalTime> exact = time(word);
        if (exact.isPresent()) {
            int length = phrase.is(at + 1, "oclock") ? 2 : 1;
            return exact.map(time -> new Clock(time, length, false, isHalved(word, time)));
        }
        return whole(phrase, at, word);
    }

    /** The clock when a word beside it says that the second half of the day is meant. */
    Clock afternoon() {
        return halved && time.getHour() < NOON ? new Clock(time.plusHours(NOON), length, bare, false) : this;
    }

    /** The same where words beside it tell what time is meant. */
    Clock at(LocalTime meant) {
        return new Clock(meant, length, false, false);
    }

    /** How long it is until another time comes, within a day. */
    long minutesTo(Clock other) {
        return Math.floorMod(
                time.until(other.time, ChronoUnit.MINUTES), Duration.ofDays(1).toMinutes());
    }

    /** {@code 9}, {@code 9 o'clock}, {@code 14h}, {@code 14h05}, {@code 1405h}, {@code 1405 hours}, {@code 9.05}. */
    private static Optional<Clock> whole(Phrase phrase, int at, String word) {
        int h = word.indexOf('h');
        if (h > 0) {
            String hour = word.substring(0, h);
            String rest = word.substring(h + 1);
            boolean unit = rest.isEmpty() || rest.equals("r") || rest.equals("rs");
            return (unit && hour.length() == 4 ? digits(hour) : time(hour + ":" + (unit ? "00" : rest)))
                    .map(time -> new Clock(time, 1, false, false));
        }
        boolean said = phrase.is(at + 1, "oclock");
        if (said && word.length() == 4) {
            return digits(word).map(time -> new Clock(time, 2, false, false));
        }
        if (word.indexOf('.') > 0) {
            return time(word.replace('.', ':')).map(time -> new Clock(time, 1, true, isHalved(word, time)));
        }
        return word.length() > 2
                ? Optional.empty()
                : hour(word).map(time -> new Clock(time, said ? 2 : 1, !said, isHalved(word, time)));
    }

    /** {@code 1405}: only where nothing but a time can stand. */
    static Optional<Clock> compact(Phrase phrase, int at) {
        return digits(phrase.word(at)).map(time -> new Clock(time, 1, true, false));
    }

    private static Optional<LocalTime> digits(String word) {
        return word.length() == 4 && Phrase.digits(word, 4) >= 0
                ? time(word.substring(0, 2) + ":" + word.substring(2))
                : Optional.empty();
    }

    private static boolean isHalved(String word, LocalTime time) {
        return time.getHour() > 0 && time.getHour() < NOON && !word.startsWith("0");
    }

    static Optional<Clock> inHalf(LocalTime time, String half, int length) {
        int hour = time.getHour();
        if (hour == 0 || hour > NOON) {
            return Optional.empty();
        }
        return Optional.of(
                new Clock(time.withHour(hour % NOON + (half.equals("pm") ? NOON : 0)), length, false, false));
    }

    private static Optional<LocalTime> hour(String text) {
        int hour = Phrase.digits(text, 2);
        return hour >= 0 && hour <= LAST_HOUR ? Optional.of(LocalTime.of(hour, 0)) : time(text);
    }

    private static Optional<LocalTime> time(String text) {
        int first = text.indexOf(':');
        int second = text.indexOf(':', first + 1);
        int end = second < 0 ? text.length() : second;
        if (first < 1 || end - first != 3 || (second > 0 && text.length() - second != 3)) {
            return Optional.empty();
        }
        int hour = Phrase.digits(text.substring(0, first), 2);
        int minute = Phrase.digits(text.substring(first + 1, end), 2);
        int secondOfMinute = second < 0 ? 0 : Phrase.digits(text.substring(second + 1), 2);
        boolean valid = hour >= 0
                && hour <= LAST_HOUR
                && minute >= 0
                && minute <= LAST_MINUTE
                && secondOfMinute >= 0
                && secondOfMinute <= LAST_MINUTE;
        return valid ? Optional.of(LocalTime.of(hour, minute, secondOfMinute)) : Optional.empty();
    }
}
