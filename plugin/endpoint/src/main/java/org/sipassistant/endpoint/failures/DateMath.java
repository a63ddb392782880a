// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Works out a time such as {@code now-2h/h} as an engine does. To compare periods their lengths must be known before the
 * engine is asked.
 */
final class DateMath {
    private static final String NOW = "now";

    private DateMath() {}

    /**
     * @param time an instant in ISO 8601, or date mathematics that was checked before
     * @param zone in which days and longer units begin
     */
    static Instant resolve(String time, Instant now, ZoneId zone) {
        if (!time.startsWith(NOW)) {
            return Instant.parse(time);
        }
        ZonedDateTime at = now.atZone(zone);
        int next = NOW.length();
        while (next < time.length()) {
            char operator = time.charAt(next++);
            int digits = next;
            while (Character.isDigit(time.charAt(next))) {
                next++;
            }
            char unit = time.charAt(next++);
            at = operator == '/'
                    ? floor(at, unit)
                    : at.plus((operator == '-' ? -1 : 1) * number(time.substring(digits, next - 1)), unit(unit));
        }
        return at.toInstant();
    }

    private static long number(String digits) {
        if (digits.length() > "99999999".length()) {
            throw new IllegalArgumentException("[" + digits + "] is too large a number for a time");
        }
        return Long.parseLong(digits);
    }

    private static ZonedDateTime floor(ZonedDateTime at, char unit) {
        return switch (unit) {
            case 'y' -> at.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            case 'M' -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case 'w' -> at.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            default -> at.truncatedTo(unit(unit));
        };
    }

    private static ChronoUnit unit(char unit) {
        return switch (unit) {
            case 'y' -> ChronoUnit.YEARS;
            case 'M' -> ChronoUnit.MONTHS;
            case 'w' -> ChronoUnit.WEEKS;
            case 'd' -> ChronoUnit.DAYS;
            case 'h', 'H' -> ChronoUnit.HOURS;
            case 'm' -> ChronoUnit.MINUTES;
            default -> ChronoUnit.SECONDS;
        };
    }
}
