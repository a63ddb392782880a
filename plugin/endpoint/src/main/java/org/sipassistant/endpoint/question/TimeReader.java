// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Finds the words of a question that say when. */
final class TimeReader {
    private static final int NOON = 12;

    private final Phrase phrase;
    private final Instant now;
    private final TimeFrame frame;

    TimeReader(Phrase phrase, TimeFrame frame, Instant now) {
        this.phrase = phrase;
        this.frame = frame;
        this.now = now;
    }

    /** How many words from here on speak of time; 0 where they do not. */
    int read(int at) {
        int length = range(at);
        length = length > 0 ? length : period(at);
        length = length > 0 ? length : stretch(at);
        length = length > 0 ? length : bounded(at);
        length = length > 0 ? length : sameTime(at);
        length = length > 0 ? length : moment(at);
        return length > 0 ? length : zone(at);
    }

    /** The zone that the question names anywhere: its days are counted there. */
    void readZone() {
        int at = 0;
        while (at < phrase.size() && zone(at) == 0) {
            at++;
        }
    }

    /** "between 9 and 10", "from Monday to Wednesday", "14:05 - 14:10". */
    private int range(int at) {
        int start = phrase.skip(phrase.skip(at, "since"), "range_from");
        Optional<Point> from = point(start);
        if (from.isEmpty()) {
            return 0;
        }
        int between = start + from.get().length();
        int second = phrase.skip(between, "range_to");
        Optional<Point> to = second > between ? point(second).or(() -> now(second)) : Optional.empty();
        if (to.isEmpty() || !(start > at || isRange(from.get(), between, to.get()))) {
            return 0;
        }
        return frame.range(from.get(), to.get()) ? second + to.get().length() - at : 0;
    }

    /** Two times are a range without a word before them where a dash or their days say so: "9-10 am", "Monday to Friday". */
    private boolean isRange(Point from, int between, Point to) {
        boolean dash = phrase.word(between).equals("-") && !(from.isBare() && to.isBare());
        boolean days = from.day().isPresent() && to.day().isPresent() && !phrase.is(between, "and");
        return dash || (days && !from.isBare());
    }

    /** "at the weekend", "last month", "in October", "since October". */
    private int period(int at) {
        int since = phrase.skip(at, "since");
        int start = phrase.skip(phrase.skip(phrase.skip(since, "at"), "on"), "in");
        int the = phrase.skip(start, "the");
        return Period.read(phrase, the, today(), start > at)
                .filter(period -> frame.period(period, since > at))
                .map(period -> the + period.length() - at)
                .orElse(0);
    }

    /** "in the last hour", "past 30 minutes", "two hours ago", "this week", "just now". */
    private int stretch(int at) {
        int now = phrase.length(at, "now");
        if (now > 0) {
            return frame.moment(this.now) ? now : 0;
        }
        int the = phrase.skip(phrase.skip(at, "in"), "the");
        if (phrase.is(the, "last")) {
            int amount = the + 1;
            return Amount.read(phrase, amount)
                    .filter(a -> frame.last(a))
                    .map(a -> amount + a.length() - at)
                    .orElse(0);
        }
        if (phrase.is(the, "this")) {
            return phrase.match(the + 1, "unit")
                    .filter(unit -> frame.current(unit.value()))
                    .map(unit -> the + 1 + unit.length() - at)
                    .orElse(0);
        }
        int counted = phrase.skip(at, "around");
        return Amount.read(phrase, counted)
                .filter(a -> phrase.is(counted + a.length(), "ago"))
                .filter(a -> a.time().compareTo(Duration.ofDays(1)) < 0) // else it is a day
                .filter(a -> frame.ago(a))
                .map(a -> counted + a.length() + 1 - at)
                .orElse(0);
    }

    /** "since 9", "after 14:05", "before noon", "shortly after 14:05", "since the last 5 minutes". */
    private int bounded(int at) {
        for (TimeFrame.Bound bound : TimeFrame.Bound.values()) {
            int start = phrase.skip(at, bound.word());
            if (start > at) {
                Optional<Point> point = point(start);
                Optional<Amount> amount = bound == TimeFrame.Bound.SINCE ? amount(start) : Optional.empty();
                if (bound == TimeFrame.Bound.AFTER && isWhile(start)) {
                    return 0;
                }
                boolean days = point.flatMap(Point::day).isPresent()
                        || point.flatMap(Point::clock)
                                .filter(clock -> clock.time().getHour() > NOON && clock.length() == 1)
                                .isPresent(); // "since 13h"
                if (!days && amount.isPresent() && frame.last(amount.get())) {
                    return phrase.skip(end(start, amount.get()), "ago") - at;
                }
                if (point.isPresent() && frame.bound(bound, point.get())) {
                    return start + point.get().length() - at;
                }
            }
        }
        return 0;
    }

    /** "after 1 h" says how long it took; "after 14 h" may be a time. */
    private boolean isWhile(int at) {
        return phrase.number(at) <= NOON && Amount.read(phrase, at).isPresent();
    }

    /** "5 minutes", "about an hour", "the last 2 hours". */
    private Optional<Amount> amount(int at) {
        return Amount.read(phrase, before(at));
    }

    private int before(int at) {
        return phrase.skip(phrase.skip(phrase.skip(at, "the"), "last"), "around");
    }

    private int end(int at, Amount amount) {
        return before(at) + amount.length();
    }

    /** "this time yesterday", whose day stands behind it. */
    private int sameTime(int at) {
        int length = phrase.length(at, "same_time");
        LocalTime time = now.atZone(frame.zone()).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        Point point = new Point(
                Optional.empty(), Optional.empty(), Optional.of(new Clock(time, length, false, false)), length);
        return length > 0 && frame.point(point) ? length : 0;
    }

    /** "around 14:05", "at 9", "yesterday", "on Monday", "in the morning". */
    private int moment(int at) {
        if (phrase.is(at - 1, "after") && isWhile(at)) {
            return 0;
        }
        int start = phrase.skip(at, "around");
        start = phrase.skip(start, "at");
        start = phrase.skip(start, "around");
        boolean announced = start > at;
        start = phrase.skip(start, "on");
        start = phrase.skip(phrase.skip(start, "in"), "the");
        Optional<Point> point = point(start);
        if (point.isEmpty() && announced) {
            point = Clock.compact(phrase, start)
                    .map(clock -> new Point(Optional.empty(), Optional.empty(), Optional.of(clock), 1));
        }
        boolean meant = point.isPresent() && (announced || !point.get().isBare()) && frame.point(point.get());
        return meant ? start + point.get().length() - at : 0;
    }

    private Optional<Point> now(int at) {
        int length = phrase.length(at, "now");
        LocalTime time = now.atZone(frame.zone()).toLocalTime();
        return length == 0
                ? Optional.empty()
                : Optional.of(new Point(
                        Optional.of(new Day(today(), length, Day.Doubt.NONE)),
                        Optional.empty(),
                        Optional.of(new Clock(time, length, false, false)),
                        length));
    }

    private Optional<Point> point(int at) {
        return Point.read(phrase, phrase.skip(at, "the"), today(), frame.zone())
                .map(point -> point.withLength(point.length() + phrase.length(at, "the")));
    }

    /** {@code UTC}, {@code UTC+1}, {@code +01:00}, {@code Europe/Berlin}, {@code CET}. */
    private int zone(int at) {
        String text = phrase.text(at);
        String upper = text.toUpperCase(Locale.ROOT);
        boolean behindClock = Character.isDigit(
                (' ' + phrase.text(at - 1)).charAt(phrase.text(at - 1).length()));
        Optional<Phrase.Match> known = phrase.match(at, "zone").filter(m -> behindClock || text.equals(upper));
        boolean universal = upper.startsWith("UTC") || upper.startsWith("GMT");
        boolean signed = !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0;
        boolean digits = signed && Phrase.digits(text.substring(1), 4) >= 0 && text.length() == "+0100".length();
        boolean offset = signed && (text.indexOf(':') > 0 || (digits && Clock.isClock(phrase.text(at - 1))));
        boolean named = universal || offset || text.indexOf('/') > 2;
        String plain = upper.equals("GMT") ? "UTC" : universal ? upper : text;
        try {
            return known.map(match -> frame.zone(ZoneId.of(match.value())) ? match.length() : 0)
                    .orElseGet(() -> named && frame.zone(ZoneId.of(plain)) ? 1 : 0);
        } catch (DateTimeException e) {
            return 0; // a word with a slash
        }
    }

    private LocalDate today() {
        return now.atZone(frame.zone()).toLocalDate();
    }
}
