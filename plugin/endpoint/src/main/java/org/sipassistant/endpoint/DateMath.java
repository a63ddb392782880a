// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

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
public final class DateMath {
    private static final String NOW = "now";

    /** Together they keep a time within what an engine can count in milliseconds. */
    private static final int MOST_DIGITS = 7;

    private static final int LONGEST = 64;

    private DateMath() {}

    /** Whether it is {@code now}, then plus or minus a number and a unit, any number of times, and a rounding at the end. */
    static boolean is(String text) {
        if (!text.startsWith(NOW) || text.length() > LONGEST) {
            return false;
        }
        int at = NOW.length();
        while (at < text.length()) {
            char operator = text.charAt(at++);
            int digits = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            boolean counted = at > digits ? operator == '+' || operator == '-' : operator == '/';
            boolean small = at - digits <= MOST_DIGITS;
            if (!counted || !small || at >= text.length() || "yMwdhHms".indexOf(text.charAt(at++)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The last moment that an end of a range includes: to an engine one that is rounded includes its whole day or hour. */
    public static Instant last(String time, Instant now, ZoneId zone) {
        return resolve(time, now, zone, true);
    }

    /**
     * @param time an instant in ISO 8601, or date mathematics that was checked before
     * @param zone in which days and longer units begin
     */
    public static Instant resolve(String time, Instant now, ZoneId zone) {
        return resolve(time, now, zone, false);
    }

    private static Instant resolve(String time, Instant now, ZoneId zone, boolean last) {
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
                    ? rounded(at, unit, last)
                    : at.plus(
                            (operator == '-' ? -1 : 1) * Long.parseLong(time.substring(digits, next - 1)), unit(unit));
        }
        return at.toInstant();
    }

    private static ZonedDateTime rounded(ZonedDateTime at, char unit, boolean last) {
        ZonedDateTime first = floor(at, unit);
        return last ? first.plus(1, unit(unit)).minus(1, ChronoUnit.MILLIS) : first;
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
