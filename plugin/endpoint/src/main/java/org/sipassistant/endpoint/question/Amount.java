// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A stretch of time in words: "30 minutes", "an hour", "half an hour", "an hour and a half", "24h".
 *
 * @param unit what it is counted in, which tells how exactly it is meant
 * @param length in words
 */
record Amount(Duration time, ChronoUnit unit, int length) {
    private static final int MOST = 9_999;
    private static final double HALF = 0.5;
    private static final Duration LONGEST = ChronoUnit.CENTURIES.getDuration();

    /** How many of its unit it is, without what is left over. */
    long count() {
        return time.dividedBy(unit.getDuration());
    }

    long months() {
        return time.dividedBy(ChronoUnit.MONTHS.getDuration());
    }

    boolean isWhole() {
        return rest().isZero();
    }

    private Duration rest() {
        return time.minus(unit.getDuration().multipliedBy(count()));
    }

    /** The time that was so long before another; months and years are those of the calendar. */
    Instant before(Instant moment, ZoneId zone) {
        return unit.compareTo(ChronoUnit.WEEKS) > 0
                ? moment.atZone(zone).minus(count(), unit).toInstant().minus(rest())
                : moment.minus(time);
    }

    static Optional<Amount> read(Phrase phrase, int at) {
        Optional<Phrase.Match> fraction = phrase.match(at, "fraction");
        int count = at + fraction.map(Phrase.Match::length).orElse(0);
        Optional<Phrase.Match> number = number(phrase, count);
        Optional<Phrase.Match> many = number.or(() -> phrase.match(count, "count"));
        int counted = count + many.map(Phrase.Match::length).orElse(0);
        int unit = phrase.skip(counted, "and_half");
        Optional<Phrase.Match> found = phrase.match(unit, "unit");
        if (found.isEmpty()) {
            return fraction.isPresent() ? Optional.empty() : together(phrase, at);
        }
        int behind = unit + found.get().length();
        int end = phrase.skip(behind, "and_half"); // "an hour and a half"
        double half = unit > counted || end > behind ? HALF : 0;
        double times = many.map(m -> Double.parseDouble(m.value())).orElse(1.0) + half;
        Optional<Amount> whole = of(times, found.get().value(), end - at);
        return fraction.isEmpty()
                ? whole
                : whole.map(
                        amount -> amount.part(Integer.parseInt(fraction.get().value())));
    }

    /** {@code 30}, {@code 1.5}, and of {@code 10 - 15} the larger. */
    private static Optional<Phrase.Match> number(Phrase phrase, int at) {
        String word = phrase.word(at);
        boolean decimal =
                word.length() > 2 && word.endsWith(".5") && Phrase.digits(word.substring(0, word.length() - 2), 2) >= 0;
        if (phrase.number(at) < 0 && !decimal) {
            return Optional.empty();
        }
        boolean range = phrase.word(at + 1).equals("-") && phrase.number(at + 2) > phrase.number(at);
        return Optional.of(range ? new Phrase.Match(phrase.word(at + 2), 3) : new Phrase.Match(word, 1));
    }

    private Amount part(int parts) {
        return new Amount(time.dividedBy(parts), ChronoUnit.MINUTES, length);
    }

    /** {@code 30m}, {@code 24h}. */
    private static Optional<Amount> together(Phrase phrase, int at) {
        String word = phrase.word(at);
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        int many = Phrase.digits(word.substring(0, digits), 4);
        return many < 0
                ? Optional.empty()
                : switch (word.substring(digits)) {
                    case "s", "sec" -> of(many, "seconds", 1);
                    case "m", "min" -> of(many, "minutes", 1);
                    case "h", "hrs" -> of(many, "hours", 1);
                    case "d" -> of(many, "days", 1);
                    default -> Optional.empty();
                };
    }

    private static Optional<Amount> of(double many, String unit, int length) {
        ChronoUnit counted = ChronoUnit.valueOf(unit.toUpperCase(Locale.ROOT));
        Duration time =
                counted.getDuration().multipliedBy(Math.round(many / HALF)).dividedBy(2);
        return many > MOST || time.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(new Amount(time, counted, length));
    }
}
