// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * A day as people write it. A day without a year is the last one of that name.
 *
 * @param length in words
 * @param doubt what was assumed about it
 */
record Day(LocalDate date, int length, Doubt doubt) {
    /** What words leave open about a day. */
    enum Doubt {
        NONE,
        /** Day and month could be meant the other way round. */
        ORDER,
        /** It may be the same day of another week or year. */
        WHICH
    }

    private static final int MONTHS = 12;

    /** The most words of a day: {@code 17th of November 2026}. */
    private static final int LONGEST = 4;

    /** What a number with an ending may count, unlike the words behind a day. */
    private static final List<String> COUNTED =
            List.of("topic", "verb", "unit", "number", "peer", "method", "tries", "nth");

    /** All day, every day. */
    private static final String ALWAYS = "24/7";

    /** {@code 2026-03-17}. */
    static boolean isDate(String text) {
        return text.length() == "2026-03-17".length()
                && text.charAt(4) == '-'
                && numeric(text, LocalDate.EPOCH).isPresent();
    }

    static Optional<Day> read(Phrase phrase, int at, LocalDate today) {
        int before = phrase.length(at, "before_yesterday");
        if (before > 0) {
            return Optional.of(new Day(today.minusDays(2), before, Doubt.NONE));
        }
        if (phrase.is(at, "yesterday")) {
            return Optional.of(new Day(today.minusDays(1), 1, Doubt.NONE));
        }
        if (phrase.is(at, "today")) {
            return Optional.of(new Day(today, 1, Doubt.NONE));
        }
        return weekday(phrase, at, today)
                .or(() -> ago(phrase, at, today))
                .or(() -> numeric(phrase.text(at), today))
                .or(() -> dotted(phrase, at, today))
                .or(() -> named(phrase, at, today))
                .or(() -> beforeNamed(phrase, at, today))
                .or(() -> behindNamed(phrase, at, today))
                .or(() -> ordinal(phrase, at, today));
    }

    /** {@code 3rd}. */
    static boolean isOrdinal(String word) {
        return word.length() > 2 && !Character.isDigit(word.charAt(word.length() - 1)) && ordinal(word) > 0;
    }

    /** {@code 17 to 19 November}: the month stands behind the last day. */
    private static Optional<Day> beforeNamed(Phrase phrase, int at, LocalDate today) {
        int day = ordinal(phrase.word(at));
        int to = phrase.skip(at + 1, "range_to");
        int the = phrase.is(at - 1, "the") ? at - 2 : at - 1;
        boolean range = to > at + 1
                && (phrase.is(the, "range_from") || phrase.word(at + 1).equals("-"));
        return day < 1 || !range
                ? Optional.empty()
                : named(phrase, to, today)
                        .filter(last -> !isTimed(phrase, to + last.length))
                        .flatMap(last -> {
                            int months = day > last.date.getDayOfMonth() ? 1 : 0; // "from 28 to 3 November"
                            return of(last.date.minusMonths(months), day);
                        });
    }

    /** "from 9 to 19 November 11:00" speaks of hours. */
    private static boolean isTimed(Phrase phrase, int behind) {
        return Clock.read(phrase, phrase.skip(behind, "at")).isPresent();
    }

    /** {@code November 17 to 19}: the month stands before the first day. */
    private static Optional<Day> behindNamed(Phrase phrase, int at, LocalDate today) {
        int the = phrase.is(at - 1, "the") ? at - 1 : at;
        int day = ordinal(phrase.word(at));
        boolean clock = phrase.is(at + 1, "am") || phrase.is(at + 1, "pm") || phrase.is(at + 1, "oclock");
        if (day < 1 || clock || !phrase.is(the - 1, "range_to")) {
            return Optional.empty();
        }
        for (int length = 2; length <= LONGEST; length++) {
            int first = the - 1 - length;
            int before = phrase.is(first - 1, "the") ? first - 2 : first - 1;
            Optional<Day> named = named(phrase, first, today);
            if (named.isPresent()
                    && named.get().length == length
                    && named.get().date.getDayOfMonth() < day
                    && (phrase.is(before, "range_from") || phrase.word(the - 1).equals("-"))) {
                return of(named.get().date, day);
            }
        }
        return Optional.empty();
    }

    /** {@code the 17th}, unless it counts what stands behind it: "the 2nd call". */
    private static Optional<Day> ordinal(Phrase phrase, int at, LocalDate today) {
        int start = phrase.skip(at, "the");
        int behind = start + 1;
        boolean counts = COUNTED.stream().anyMatch(meaning -> phrase.is(behind, meaning))
                || (!phrase.isKnown(behind)
                        && !phrase.text(behind).isEmpty()
                        && Party.read(phrase, behind).isEmpty());
        if (!isOrdinal(phrase.word(start)) || counts) {
            return Optional.empty();
        }
        int day = ordinal(phrase.word(start));
        return of(day > today.getDayOfMonth() ? today.minusMonths(1) : today, day)
                .map(found -> new Day(found.date, behind - at, found.doubt));
    }

    /** A day of the month of another. */
    private static Optional<Day> of(LocalDate month, int day) {
        return of(month.getYear(), month.getMonthValue(), day, Doubt.NONE)
                .map(found -> new Day(found.date, 1, Doubt.WHICH));
    }

    /** {@code Monday}, {@code last Monday}, {@code this Monday}. */
    private static Optional<Day> weekday(Phrase phrase, int at, LocalDate today) {
        boolean last = phrase.is(at, "last");
        int name = last || phrase.is(at, "this") ? at + 1 : at;
        return phrase.match(name, "weekday").map(match -> {
            DayOfWeek day = DayOfWeek.of(Integer.parseInt(match.value()));
            int behind = name + match.length();
            int week = phrase.skip(behind, "of");
            Optional<Day> dated = named(phrase, behind, today).or(() -> ordinal(phrase, behind, today));
            if (dated.isPresent()) { // "Friday 13 November", "Friday the 13th"
                return new Day(dated.get().date, behind + dated.get().length - at, dated.get().doubt);
            }
            boolean before = phrase.is(week, "last") && phrase.is(week + 1, "unit.weeks");
            if (before) { // "Thursday of last week"
                LocalDate lastWeek = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .minusWeeks(1);
                return new Day(lastWeek.with(TemporalAdjusters.nextOrSame(day)), week + 2 - at, Doubt.WHICH);
            }
            LocalDate date = today.with(last ? TemporalAdjusters.previous(day) : TemporalAdjusters.previousOrSame(day));
            return new Day(date, behind - at, Doubt.WHICH);
        });
    }

    /** "two days ago". */
    private static Optional<Day> ago(Phrase phrase, int at, LocalDate today) {
        return Amount.read(phrase, at)
                .filter(amount -> amount.unit() == ChronoUnit.DAYS || amount.unit() == ChronoUnit.WEEKS)
                .filter(amount -> phrase.is(at + amount.length(), "ago"))
                .map(amount -> new Day(today.minusDays(amount.time().toDays()), amount.length() + 1, Doubt.NONE));
    }

    /** {@code 2026-03-17}, {@code 17.03.2026}, {@code 17/3/2026}, {@code 17/3}, or {@code 3/17}. */
    private static Optional<Day> numeric(String text, LocalDate today) {
        for (char separator : new char[] {'-', '.', '/'}) {
            int first = text.indexOf(separator);
            int second = text.indexOf(separator, first + 1);
            if (first > 0 && second > first) {
                return numeric(text.substring(0, first), text.substring(first + 1, second), text.substring(second + 1));
            }
        }
        int slash = text.equals(ALWAYS) ? -1 : text.indexOf('/');
        return slash < 1 ? Optional.empty() : lastOf(text.substring(0, slash), text.substring(slash + 1), today);
    }

    /** {@code 17.3.}: a day where "on" stands before it or a time of day behind it, else it may be that itself. */
    private static Optional<Day> dotted(Phrase phrase, int at, LocalDate today) {
        String text = phrase.text(at);
        int dot = text.indexOf('.');
        boolean meant = phrase.is(at - 1, "on") || Clock.isClock(phrase.text(phrase.skip(at + 1, "at")));
        return dot < 1 || !meant ? Optional.empty() : lastOf(text.substring(0, dot), text.substring(dot + 1), today);
    }

    private static Optional<Day> lastOf(String first, String second, LocalDate today) {
        return numeric(first, second, Integer.toString(today.getYear()))
                .map(found -> new Day(
                        found.date.isAfter(today) ? found.date.minusYears(1) : found.date,
                        1,
                        found.doubt == Doubt.NONE ? Doubt.WHICH : found.doubt));
    }

    private static Optional<Day> numeric(String first, String second, String third) {
        if (first.length() == 4) {
            return of(Phrase.digits(first, 4), Phrase.digits(second, 2), Phrase.digits(third, 2), Doubt.NONE);
        }
        int day = Phrase.digits(first, 2);
        int month = Phrase.digits(second, 2);
        int year = third.length() == 4 ? Phrase.digits(third, 4) : -1;
        boolean american = month > MONTHS && day <= MONTHS;
        boolean ambiguous = day <= MONTHS && month <= MONTHS && day != month;
        return american ? of(year, day, month, Doubt.NONE) : of(year, month, day, ambiguous ? Doubt.ORDER : Doubt.NONE);
    }

    /** {@code 17 March}, {@code 17th of March 2026}, {@code March 17}. */
    private static Optional<Day> named(Phrase phrase, int at, LocalDate today) {
        int start = phrase.skip(at, "the");
        int day = ordinal(phrase.word(start));
        int month = day > 0 ? phrase.skip(start + 1, "of") : start;
        Optional<Phrase.Match> name = phrase.match(month, "month");
        int end = day > 0 ? month + 1 : phrase.skip(month + 1, "the") + 1;
        int number = day > 0 ? day : ordinal(phrase.word(end - 1));
        boolean verb = phrase.is(month, "filler")
                && phrase.word(month).equals(phrase.text(month))
                && (phrase.is(month + 1, "topic") || phrase.is(month + 1, "verb")); // "from 9 to 10 may fail"
        if (name.isEmpty() || number < 1 || verb) {
            return Optional.empty();
        }
        int monthOfYear = Integer.parseInt(name.get().value());
        int year = phrase.word(end).length() == 4 ? phrase.number(end) : -1;
        return year > 1_970
                ? of(year, monthOfYear, number, Doubt.NONE).map(found -> new Day(found.date, end + 1 - at, Doubt.NONE))
                : lastOf(number, monthOfYear, today, end - at);
    }

    private static int ordinal(String word) {
        boolean suffixed = word.endsWith("st") || word.endsWith("nd") || word.endsWith("rd") || word.endsWith("th");
        return Phrase.digits(suffixed ? word.substring(0, word.length() - 2) : word, 2);
    }

    private static Optional<Day> lastOf(int day, int month, LocalDate today, int length) {
        return of(today.getYear(), month, day, Doubt.NONE)
                .map(found -> found.date.isAfter(today) ? found.date.minusYears(1) : found.date)
                .map(date -> new Day(date, length, Doubt.WHICH));
    }

    private static Optional<Day> of(int year, int month, int day, Doubt doubt) {
        try {
            return year < 0 ? Optional.empty() : Optional.of(new Day(LocalDate.of(year, month, day), 1, doubt));
        } catch (DateTimeException e) {
            return Optional.empty(); // no such day
        }
    }
}
