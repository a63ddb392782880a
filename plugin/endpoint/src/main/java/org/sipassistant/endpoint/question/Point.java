// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A day, a part of it, a time of day, or what of these stands together: "yesterday afternoon at 3", "14:05 on Monday".
 *
 * @param length in words
 */
record Point(Optional<Day> day, Optional<DayPart> part, Optional<Clock> clock, int length) {

    static Optional<Point> read(Phrase phrase, int at, LocalDate today, ZoneId zone) {
        Optional<Point> written = written(phrase.text(at), zone);
        return written.isPresent()
                ? written
                : Optional.of(new Reader(phrase, today).read(at)).filter(p -> p.length > 0);
    }

    /** Whether nothing but a number says that it is a time. */
    boolean isBare() {
        return day.isEmpty() && part.isEmpty() && clock.filter(Clock::bare).isPresent();
    }

    /** "between 1 and 2 pm", "between 1 and 2 last night": the half of the day, or its part, is said once for both. */
    Point before(Point end) {
        if (clock.isEmpty() || end.clock.isEmpty()) {
            return this;
        }
        if (end.part.isPresent()) {
            return new Point(day, part.or(() -> end.part), clock, length);
        }
        Clock late = clock.get().afternoon();
        boolean nearer = late.minutesTo(end.clock.get()) < clock.get().minutesTo(end.clock.get());
        return nearer && !end.clock.get().halved() ? new Point(day, part, Optional.of(late), length) : this;
    }

    /** "last night between 1 and 2": the part of the day holds for both; else it is soon, as in "from 11 to 1". */
    Point behind(Point start) {
        if (part.isPresent() || clock.isEmpty() || start.clock.isEmpty()) {
            return this;
        }
        Clock late = clock.get().afternoon();
        boolean nearer = start.clock.get().minutesTo(late) < start.clock.get().minutesTo(clock.get());
        return new Point(day, start.part, nearer && start.part.isEmpty() ? Optional.of(late) : clock, length);
    }

    Point withLength(int words) {
        return new Point(day, part, clock, words);
    }

    Point on(Optional<Day> other) {
        return new Point(other, part, clock, length);
    }

    /** What this one does not say, as the other one says it; empty where both say the same kind of thing. */
    Optional<Point> with(Point other) {
        boolean clash = (day.isPresent() && other.day.isPresent())
                || (part.isPresent() && other.part.isPresent())
                || (clock.isPresent() && other.clock.isPresent());
        return clash
                ? Optional.empty()
                : Optional.of(new Point(
                        day.or(() -> other.day), part.or(() -> other.part), clock.or(() -> other.clock), length));
    }

    /** The time of day on a date, as the part of the day tells it. */
    Optional<LocalDateTime> time(LocalDate date) {
        return clock.map(c -> part.map(p -> p.at(date, c)).orElseGet(() -> date.atTime(c.time())));
    }

    /** Where it begins on a date. */
    LocalDateTime start(LocalDate date) {
        return time(date).orElseGet(() -> part.map(p -> p.start(date)).orElseGet(date::atStartOfDay));
    }

    /** Whether it is a date with a time, {@code 2026-03-17T14:05Z} or {@code 20260317T140500Z}. */
    static boolean isWritten(String text) {
        return written(text, ZoneOffset.UTC).isPresent();
    }

    /** {@code 20260317T140500} as it is written with its separators (ISO 8601, basic and extended format). */
    private static String extended(String text) {
        int end = "20260317T".length();
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        boolean seconds = end == "20260317T140500".length();
        if (text.indexOf('T') != 8 || !(seconds || end == "20260317T1405".length())) {
            return text;
        }
        return text.substring(0, 4)
                + '-'
                + text.substring(4, 6)
                + '-'
                + text.substring(6, 11)
                + ':'
                + text.substring(11, 13)
                + (seconds ? ':' + text.substring(13, 15) : "")
                + text.substring(end);
    }

    /** {@code 2026-03-17T14:05}, with seconds and offset or without, or without separators. */
    private static Optional<Point> written(String word, ZoneId zone) {
        String text = extended(word);
        int t = text.indexOf('T');
        if (t != "2026-03-17".length()) {
            return Optional.empty();
        }
        String time = text.substring(t + 1);
        boolean offset = time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0;
        try {
            OffsetDateTime moment = OffsetDateTime.parse(offset ? text : text + "Z");
            LocalDate date = offset ? moment.atZoneSameInstant(zone).toLocalDate() : moment.toLocalDate();
            LocalTime clock = offset ? moment.atZoneSameInstant(zone).toLocalTime() : moment.toLocalTime();
            return Optional.of(new Point(
                    Optional.of(new Day(date, 1, Day.Doubt.NONE)),
                    Optional.empty(),
                    Optional.of(new Clock(clock, 1, false, false)),
                    1));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Takes days, parts and times in any order, each once. */
    private static final class Reader {
        private final Phrase phrase;
        private final LocalDate today;
        private Optional<Day> day = Optional.empty();
        private Optional<DayPart> part = Optional.empty();
        private Optional<Clock> clock = Optional.empty();
        private boolean behindClock;

        Reader(Phrase phrase, LocalDate today) {
            this.phrase = phrase;
            this.today = today;
        }

        Point read(int start) {
            int end = start;
            int taken = one(end, true);
            while (taken > 0) {
                end += taken;
                int next = joined(end);
                int more = one(next, next > end);
                taken = more == 0 ? 0 : next - end + more;
            }
            return new Point(day, part, clock, end - start);
        }

        private int joined(int at) {
            int next = phrase.skip(at, "on");
            next = next == at ? phrase.skip(at, "at") : next;
            next = next == at ? phrase.skip(at, "around") : next;
            next = next == at ? phrase.skip(at, "in") : next;
            return phrase.skip(next, "the");
        }

        /** @param announced whether a word before it says that a mere number is a time */
        private int one(int at, boolean announced) {
            if (day.isEmpty()) {
                day = Day.read(phrase, at, today);
                if (day.isPresent()) {
                    behindClock = false;
                    return day.get().length();
                }
            }
            if (part.isEmpty()) {
                part = DayPart.read(phrase, at);
                if (part.isPresent()) {
                    return part(part.get());
                }
            }
            if (clock.isEmpty()) {
                clock = Clock.read(phrase, at)
                        .filter(c -> !c.bare()
                                || (announced && phrase.match(at + 1, "unit").isEmpty()));
                behindClock = clock.isPresent();
                return clock.map(Clock::length).orElse(0);
            }
            return 0;
        }

        private int part(DayPart read) {
            if (day.isEmpty()) {
                day = read.dayOf(today);
            }
            if (behindClock
                    && read.isNight()
                    && read.daysAgo().isEmpty()) { // "at 2 at night" tells the half of the day
                clock = clock.map(c -> c.at(read.at(today, c).toLocalTime()));
                part = Optional.empty();
            }
            return read.length();
        }
    }
}
