// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the timestamp that a line begins with: ISO 8601 and its relatives ({@code 2024-03-17T10:47:15.123+01:00},
 * {@code 2024/03/17 10:47:15.123456}), the syslog form ({@code Mar 17 10:47:15}), a time of day
 * ({@code 10:47:15.123}) and unix seconds; in brackets or behind a syslog priority.
 */
final class TimeReader {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int NANO_DIGITS = 9;
    private static final int UNIX_DIGITS = 10;

    private final String text;
    private final int to;
    private int at;
    private int year = LogTime.ABSENT;
    private int month = LogTime.ABSENT;
    private int day = LogTime.ABSENT;
    private int nano;

    private TimeReader(String text, int from, int to) {
        this.text = text;
        this.at = from;
        this.to = to;
    }

    /** The timestamp at the beginning of a span; null where none is there. */
    static @Nullable LogTime read(String text, int from, int to) {
        TimeReader reader = new TimeReader(text, from, to);
        reader.skipLead();
        return reader.timestamp();
    }

    /** Blanks, an opening bracket, the asterisk of an unsynchronised clock, a syslog priority with its version. */
    private void skipLead() {
        if (peek() == '<') {
            int close = text.indexOf('>', at, Math.min(to, at + 5));
            at = close < 0 ? at : close + 1;
            if (peek() == '1' && at + 1 < to && text.charAt(at + 1) == ' ') {
                at += 2;
            }
        }
        while (at < to && " \t[*".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private @Nullable LogTime timestamp() {
        int digits = digitsAhead();
        if (digits == UNIX_DIGITS) {
            return unix();
        }
        boolean dated = digits == 4 ? isoDate() : digits == 0 && monthAndDay();
        return dated || digits == 2 ? timeOfDay() : null;
    }

    private boolean isoDate() {
        year = number(4);
        char separator = peek();
        if (separator != '-' && separator != '/' || !take(separator)) {
            return false;
        }
        month = number(2);
        if (!take(separator)) {
            return false;
        }
        day = number(2);
        return (take('T') || take(' ') || take('_')) && isDate();
    }

    /** The syslog form; some products write the year behind the day. */
    private boolean monthAndDay() {
        int index = at + 3 < to ? MONTHS.indexOf(text.substring(at, at + 3)) : -1;
        if (index < 0 || index % 3 != 0 || text.charAt(at + 3) != ' ') {
            return false;
        }
        month = index / 3 + 1;
        at += 4;
        skipBlanks();
        day = number(Math.min(2, digitsAhead()));
        skipBlanks();
        if (digitsAhead() == 4) {
            year = number(4);
            skipBlanks();
        }
        return isDate();
    }

    private boolean isDate() {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        // a leap year where none is written: 29 February must be readable
        return day <= YearMonth.of(year == LogTime.ABSENT ? 2000 : year, month).lengthOfMonth();
    }

    private @Nullable LogTime timeOfDay() {
        int hour = number(2);
        if (!take(':')) {
            return null;
        }
        int minute = number(2);
        if (!take(':')) {
            return null;
        }
        int second = number(2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return null;
        }
        fraction();
        int ofDay = hour * 3600 + minute * 60 + Math.min(second, 59);
        return new LogTime(year, month, day, ofDay, nano, month == LogTime.ABSENT ? LogTime.ABSENT : zone(), at);
    }

    private @Nullable LogTime unix() {
        int start = at;
        at += UNIX_DIGITS;
        long seconds = Long.parseLong(text, start, at, 10);
        if (seconds < 1_000_000_000L) {
            return null;
        }
        fraction();
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        int ofDay = time.toLocalTime().toSecondOfDay();
        return new LogTime(time.getYear(), time.getMonthValue(), time.getDayOfMonth(), ofDay, nano, 0, at);
    }

    /** Behind a point, a comma, or a colon as liblinphone writes it; digits below a nanosecond are dropped. */
    private void fraction() {
        boolean present = at + 1 < to && ".,:".indexOf(text.charAt(at)) >= 0 && isDigit(text.charAt(at + 1));
        if (!present) {
            return;
        }
        at++;
        int scale = 0;
        while (at < to && isDigit(text.charAt(at))) {
            if (scale < NANO_DIGITS) {
                nano = nano * 10 + (text.charAt(at) - '0');
                scale++;
            }
            at++;
        }
        for (; scale < NANO_DIGITS; scale++) {
            nano *= 10;
        }
    }

    /** A zone as seconds east of UTC: Z, UTC, GMT, +01:00 or +0100, with or without a blank before it. */
    private int zone() {
        int start = at;
        if (take('Z')) {
            return 0;
        }
        skipBlanks();
        if (text.startsWith("UTC", at) || text.startsWith("GMT", at)) {
            at += 3;
            return 0;
        }
        char sign = peek();
        if ((sign == '+' || sign == '-') && take(sign)) {
            int hours = number(2);
            take(':');
            int minutes = number(2);
            if (hours >= 0 && hours < 18 && minutes >= 0 && minutes < 60) {
                return (hours * 3600 + minutes * 60) * (sign == '-' ? -1 : 1);
            }
        }
        at = start;
        return LogTime.ABSENT;
    }

    /** A number of exactly so many digits; -1 where there are fewer. */
    private int number(int digits) {
        if (digits < 1 || at + digits > to) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + (text.charAt(i) - '0');
        }
        at += digits;
        return value;
    }

    private int digitsAhead() {
        int end = at;
        while (end < to && isDigit(text.charAt(end))) {
            end++;
        }
        return end - at;
    }

    private boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void skipBlanks() {
        while (peek() == ' ') {
            at++;
        }
    }

    private char peek() {
        return at < to ? text.charAt(at) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
