// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/**
 * Days by the name that they have together: a weekend, a month, a year. Without a year it is the last one of that name.
 *
 * @param last the last day of it
 * @param length in words
 */
record Period(LocalDate first, LocalDate last, int length) {
    /** Logs are not kept for longer: a smaller number is nobody's year. */
    private static final int MOST_YEARS = 10;

    /** @param announced whether a word before it says that a mere month is a time */
    static Optional<Period> read(Phrase phrase, int at, LocalDate today, boolean announced) {
        return weekend(phrase, at, today)
                .or(() -> previous(phrase, at, today))
                .or(() -> ago(phrase, at, today))
                .or(() -> month(phrase, at, today, announced))
                .or(() -> year(phrase, at, today));
    }

    /** "the weekend", "last weekend". */
    private static Optional<Period> weekend(Phrase phrase, int at, LocalDate today) {
        boolean last = phrase.is(at, "last");
        int name = last || phrase.is(at, "this") ? at + 1 : at;
        LocalDate day = last && today.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? today.minusWeeks(1) : today;
        LocalDate saturday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
        return phrase.is(name, "weekend")
                ? Optional.of(new Period(saturday, saturday.plusDays(1), name + 1 - at))
                : Optional.empty();
    }

    /** "last month", "last year"; "the past month" is another, and "the last year and a half". */
    private static Optional<Period> previous(Phrase phrase, int at, LocalDate today) {
        return phrase.is(at, "previous")
                ? phrase.match(at + 1, "unit")
                        .filter(unit -> !phrase.is(at + 1 + unit.length(), "and_half"))
                        .flatMap(unit -> of(today, 1, unit.value(), 1 + unit.length()))
                : Optional.empty();
    }

    /** "two months ago"; "a year and a half ago" is a month. */
    private static Optional<Period> ago(Phrase phrase, int at, LocalDate today) {
        return Amount.read(phrase, at)
                .filter(amount -> amount.unit().compareTo(ChronoUnit.WEEKS) > 0)
                .filter(amount -> phrase.is(at + amount.length(), "ago"))
                .flatMap(amount -> amount.isWhole()
                        ? of(today, amount.count(), amount.unit().name(), amount.length() + 1)
                        : of(today, amount.months(), "months", amount.length() + 1));
    }

    private static Optional<Period> of(LocalDate today, long ago, String unit, int length) {
        return switch (unit.toUpperCase(Locale.ROOT)) {
            case "MONTHS" -> Optional.of(month(today.withDayOfMonth(1).minusMonths(ago), length));
            case "YEARS" -> Optional.of(year(today.withDayOfYear(1).minusYears(ago), length));
            default -> Optional.empty();
        };
    }

    /** "in October", "last October", "October 2026". */
    private static Optional<Period> month(Phrase phrase, int at, LocalDate today, boolean announced) {
        boolean said = phrase.is(at, "last") || phrase.is(at, "this");
        int name = said ? at + 1 : at;
        return phrase.match(name, "month").flatMap(match -> {
            LocalDate first = today.withDayOfMonth(1).withMonth(Integer.parseInt(match.value()));
            int year = yearOf(phrase, name + 1, today);
            if (year > 0) {
                return Optional.of(month(first.withYear(year), name + 2 - at));
            }
            LocalDate latest = first.isAfter(today) ? first.minusYears(1) : first;
            boolean day = phrase.number(name + 1) >= 0 || Day.isOrdinal(phrase.word(name + 1)); // "on Nov 18"
            return !day && (announced || said) ? Optional.of(month(latest, name + 1 - at)) : Optional.empty();
        });
    }

    /** "in 2025". */
    private static Optional<Period> year(Phrase phrase, int at, LocalDate today) {
        int year = phrase.is(at - 1, "during") ? yearOf(phrase, at, today) : -1;
        return year < 0 ? Optional.empty() : Optional.of(year(LocalDate.of(year, 1, 1), 1));
    }

    private static int yearOf(Phrase phrase, int at, LocalDate today) {
        int year = phrase.number(at);
        return year > today.getYear() - MOST_YEARS && year <= today.getYear() ? year : -1;
    }

    private static Period month(LocalDate first, int length) {
        return new Period(first, first.with(TemporalAdjusters.lastDayOfMonth()), length);
    }

    private static Period year(LocalDate first, int length) {
        return new Period(first, first.with(TemporalAdjusters.lastDayOfYear()), length);
    }
}
