// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A stretch of time in words: "30 minutes", "an hour", "half an hour", "24h".
 *
 * @param unit what it is counted in, which tells how exactly it is meant
 * @param length in words
 */
record Amount(Duration time, ChronoUnit unit, int length) {
    private static final int MOST = 9_999;
    private static final Duration LONGEST = ChronoUnit.CENTURIES.getDuration();

    /** How many of its unit it is. */
    long count() {
        return time.dividedBy(unit.getDuration());
    }

    /** The time that was so long before another; months and years are those of the calendar. */
    Instant before(Instant moment, ZoneId zone) {
        return unit.compareTo(ChronoUnit.WEEKS) > 0
                ? moment.atZone(zone).minus(count(), unit).toInstant()
                : moment.minus(time);
    }

    static Optional<Amount> read(Phrase phrase, int at) {
        Optional<Phrase.Match> fraction = phrase.match(at, "fraction");
        int count = at + fraction.map(Phrase.Match::length).orElse(0);
        int number = phrase.number(count);
        Optional<Phrase.Match> word = number < 0 ? phrase.match(count, "count") : Optional.empty();
        long many = number >= 0
                ? number
                : word.map(w -> Integer.parseInt(w.value())).orElse(1);
        int unit = count + (number >= 0 ? 1 : word.map(Phrase.Match::length).orElse(0));
        Optional<Phrase.Match> found = phrase.match(unit, "unit");
        if (found.isEmpty()) {
            return fraction.isPresent() ? Optional.empty() : together(phrase, at);
        }
        int length = unit + found.get().length() - at;
        Optional<Amount> whole = of(many, found.get().value(), length);
        return fraction.isEmpty()
                ? whole
                : whole.map(
                        amount -> amount.part(Integer.parseInt(fraction.get().value())));
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

    private static Optional<Amount> of(long many, String unit, int length) {
        ChronoUnit counted = ChronoUnit.valueOf(unit.toUpperCase(Locale.ROOT));
        Duration time = counted.getDuration().multipliedBy(many);
        return many > MOST || time.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(new Amount(time, counted, length));
    }
}
