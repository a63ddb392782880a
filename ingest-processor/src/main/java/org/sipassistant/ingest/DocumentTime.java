// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time of a document, as far as the dates that a log line leaves out need it: to the second, and without the
 * cost of a general parser. Engines accept more; what this does not read counts as no time.
 */
final class DocumentTime {

    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final int OFFSET = 6;
    private static final long SECONDS_OF_A_DAY = 86_400;

    private DocumentTime() {}

    /** The instant of {@code 2026-03-17T08:05:05.005Z}, of the same with an offset or without, or of milliseconds. */
    static @Nullable Instant read(@Nullable Object value) {
        return switch (value) {
            case Number millis -> Instant.ofEpochMilli(millis.longValue());
            case String text -> text(text);
            case null, default -> null;
        };
    }

    private static @Nullable Instant text(String text) {
        if (text.length() < DATE || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        // a day that the month does not have runs on into the next
        long days = LocalDate.of(year, month, 1).toEpochDay() + day - 1;
        return Instant.ofEpochSecond(days * SECONDS_OF_A_DAY + ofDay(text) - offset(text));
    }

    private static int ofDay(String text) {
        if (text.length() < SECONDS) {
            return 0;
        }
        return number(text, 11, 2) * 3_600 + number(text, 14, 2) * 60 + number(text, 17, 2);
    }

    /** Seconds east of UTC; a time without offset is UTC to engines. */
    private static int offset(String text) {
        int sign = text.length() - OFFSET;
        if (sign < SECONDS || text.charAt(sign + 3) != ':') {
            return 0;
        }
        int seconds = number(text, sign + 1, 2) * 3_600 + number(text, sign + 4, 2) * 60;
        return switch (text.charAt(sign)) {
            case '+' -> seconds;
            case '-' -> -seconds;
            default -> 0;
        };
    }

    /** The number of so many digits; 0 where there are others. */
    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int at = from; at < from + digits; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
