// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.LocalTime;
import java.util.Optional;

/** A time of day in words: "quarter past nine", "ten to three", "half past 8 pm", "nine o'clock", "at ten". */
final class SpokenClock {
    private static final int NOON = 12;
    private static final int HALF_HOUR = 30;

    /**
     * How far from the hour a time is.
     *
     * @param part whether it is told as a part of an hour, which no range begins with
     * @param length in words
     */
    private record Distance(int minutes, boolean part, int length) {}

    private SpokenClock() {}

    static Optional<Clock> read(Phrase phrase, int at) {
        return distance(phrase, at)
                .flatMap(distance -> beside(phrase, at, distance))
                .or(() -> whole(phrase, at));
    }

    private static Optional<Distance> distance(Phrase phrase, int at) {
        int start = phrase.is(at, "count.1") ? at + 1 : at;
        Optional<Phrase.Match> part = phrase.match(start, "part_of_hour");
        if (part.isPresent()) {
            return part.map(p -> new Distance(Integer.parseInt(p.value()), true, start + p.length() - at));
        }
        int number = phrase.number(at);
        Optional<Phrase.Match> count = number > 0
                ? Optional.of(new Phrase.Match(phrase.word(at), 1))
                        .filter(n -> phrase.is(behind(phrase, at + 1), "past") || phrase.is(at - 1, "at"))
                : phrase.match(at, "count");
        return count.map(c -> new Distance(Integer.parseInt(c.value()), false, behind(phrase, at + c.length()) - at))
                .filter(d -> d.minutes <= HALF_HOUR);
    }

    private static int behind(Phrase phrase, int at) {
        return phrase.skip(at, "unit.minutes");
    }

    /** "past nine" or "to nine"; "from five to nine" is a range. */
    private static Optional<Clock> beside(Phrase phrase, int at, Distance distance) {
        int side = at + distance.length;
        boolean past = phrase.is(side, "past");
        boolean range = !distance.part && phrase.is(at - 1, "range_from");
        if (!past && (range || !phrase.is(side, "to_hour"))) {
            return Optional.empty();
        }
        int minutes = past ? distance.minutes : -distance.minutes;
        return hour(phrase, side + 1)
                .map(c -> new Clock(c.time().plusMinutes(minutes), side + 1 + c.length() - at, false, c.halved()));
    }

    /** "nine am", "nine o'clock", and "nine" where nothing but a time can stand; "one" is more often something else. */
    private static Optional<Clock> whole(Phrase phrase, int at) {
        return phrase.number(at) >= 0
                ? Optional.empty()
                : hour(phrase, at).filter(clock -> !clock.bare() || clock.time().getHour() > 1);
    }

    private static Optional<Clock> hour(Phrase phrase, int at) {
        int number = phrase.number(at);
        Optional<Phrase.Match> hour = number > 0 && number <= NOON
                ? Optional.of(new Phrase.Match(phrase.word(at), 1))
                : phrase.match(at, "hour");
        return hour.flatMap(
                h -> ended(phrase, at + h.length(), LocalTime.of(Integer.parseInt(h.value()), 0), h.length()));
    }

    /** With the half of the day, where it is said. */
    private static Optional<Clock> ended(Phrase phrase, int end, LocalTime time, int length) {
        for (String half : new String[] {"am", "pm"}) {
            if (phrase.is(end, half)) {
                return Clock.inHalf(time, half, length + 1);
            }
        }
        boolean said = phrase.is(end, "oclock") && !phrase.is(end, "unit.hours");
        boolean halved = time.getHour() < NOON;
        return Optional.of(new Clock(time, said ? length + 1 : length, !said, halved));
    }
}
