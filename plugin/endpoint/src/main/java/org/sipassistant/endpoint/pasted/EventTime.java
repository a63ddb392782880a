// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** When an event happened, as exports write it: as logs do, or as seconds, milli-, micro- or nanoseconds since 1970. */
final class EventTime {
    private static final int SECOND_DIGITS = 10;

    /** Digits of nanoseconds until the year 2286. */
    private static final int MOST_DIGITS = 19;

    /** Characters of a number with its fraction: longer ones take more than linear time to read. */
    private static final int LONGEST = 40;

    private EventTime() {}

    /** @param logs reads a time as logs write it */
    static Optional<Instant> read(Object written, Function<String, Optional<Instant>> logs) {
        if (written instanceof Number number) {
            return since1970(decimal(number));
        }
        String text = written.toString().strip();
        boolean sized = text.length() > SECOND_DIGITS && text.length() <= LONGEST;
        boolean digits = sized && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
        boolean number = digits && text.indexOf('.') == text.lastIndexOf('.') && !text.endsWith(".");
        return number ? since1970(new BigDecimal(text)) : logs.apply(text);
    }

    private static BigDecimal decimal(Number number) {
        boolean fraction = number instanceof Double && Double.isFinite(number.doubleValue());
        return fraction ? BigDecimal.valueOf(number.doubleValue()) : BigDecimal.valueOf(number.longValue());
    }

    /** By its size: seconds have ten digits until the year 2286, and thousandths three more. */
    private static Optional<Instant> since1970(BigDecimal number) {
        int digits = number.precision() - number.scale();
        if (number.signum() <= 0 || digits < SECOND_DIGITS - 1 || digits > MOST_DIGITS) {
            return Optional.empty();
        }
        int thousands = Math.max(0, (digits - SECOND_DIGITS + 2) / 3);
        BigDecimal nanos = number.movePointRight(9 - 3 * thousands).setScale(0, RoundingMode.DOWN);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.TEN.pow(9));
        return Optional.of(Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue()));
    }
}
