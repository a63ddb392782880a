// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the timestamp that a line begins with: ISO 8601 and its relatives ({@code 2024-03-17T10:47:15.123+01:00},
 * {@code 2024/03/17 10:47:15.123456}), the syslog form ({@code Mar 17 10:47:15}), a time of day
 * ({@code 10:47:15.123}) and unix seconds; in brackets, behind a syslog priority or a sequence number. Of single products:
 * {@code Sun Jun 09 2024 11:22:33 GMT+0200} (JavaScript), {@code 01/18/2012-05:00:43.101} and {@code 4/5/2026, 12:02:15
 * AM} (the American order), {@code 17.03.24 10:47:15} (FRITZ!Box), {@code 12162016 083615.737177} behind a length (Sonus), {@code 29-08@17:02:41.123}
 * (AudioCodes).
 */
final class TimeReader {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String WEEKDAYS = "MonTueWedThuFriSatSun";
    private static final int SONUS_LENGTH = "12162016 083615.7".length();
    private static final int UUID_LENGTH = 36;
    private static final int CENTURY = 2000;
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

    /** Blanks, an opening bracket, the asterisk of an unsynchronised clock, a syslog priority with its version, a session. */
    private void skipLead() {
        skipUuid();
        if (peek() == '<') {
            int close = text.indexOf('>', at, Math.min(to, at + 5));
            at = close < 0 ? at : close + 1;
            if (peek() == '1' && at + 1 < to && text.charAt(at + 1) == ' ') {
                at += 2;
            }
        }
        skipAny(" \t[*.");
        int digits = digitsAhead();
        if (digits > 0 && text.startsWith(": ", at + digits) && at + digits + 2 < to) {
            at += digits + 2;
            skipAny(" *.");
        }
        if (digitsAhead() == 0 && isWeekday()) {
            at += 3;
            skipAny(", ");
        }
    }

    /** FreeSWITCH can write the session of a line in front of its time. */
    private void skipUuid() {
        if (at + UUID_LENGTH >= to || text.charAt(at + UUID_LENGTH) != ' ') {
            return;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(at + i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : Character.digit(c, 16) < 0) {
                return;
            }
        }
        at += UUID_LENGTH + 1;
    }

    private boolean isWeekday() {
        return at + 4 < to && nameIndex(WEEKDAYS) >= 0 && ", ".indexOf(text.charAt(at + 3)) >= 0;
    }

    /** Which of some names of three letters stands at the position; -1 for none. */
    private int nameIndex(String names) {
        for (int i = 0; i < names.length(); i += 3) {
            if (text.charAt(at) == names.charAt(i) && text.regionMatches(at, names, i, 3)) {
                return i / 3;
            }
        }
        return -1;
    }

    private void skipAny(String characters) {
        while (at < to && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private @Nullable LogTime timestamp() {
        int digits = digitsAhead();
        if (digits == UNIX_DIGITS) {
            return unix();
        }
        if (isSonus(digits)) {
            return sonus(digits);
        }
        char separator = at + digits < to ? text.charAt(at + digits) : ' ';
        boolean dated = switch (digits) {
            case 0 -> monthAndDay();
            case 4 -> isoDate();
            case 1, 2 ->
                separator == '/' ? americanDate() : separator == '.' ? dottedDate() : separator == '-' && dayAndMonth();
            default -> false;
        };
        return dated || digits == 2 && separator == ':' ? timeOfDay() : null;
    }

    /** {@code 1/18/2012}, then a comma, a hyphen or a blank. */
    private boolean americanDate() {
        month = number(digitsAhead());
        at++;
        day = number(Math.min(2, digitsAhead()));
        if (!take('/')) {
            return false;
        }
        year = number(4);
        if (!take('-')) {
            skipAny(", ");
        }
        return isDate();
    }

    /** {@code 17.03.24} or {@code 17.03.2024}, then a comma or a blank: no address ends so. */
    private boolean dottedDate() {
        day = number(digitsAhead());
        at++;
        month = number(Math.min(2, digitsAhead()));
        if (!take('.')) {
            return false;
        }
        int digits = digitsAhead();
        year = digits == 2 ? CENTURY + number(2) : digits == 4 ? number(4) : LogTime.ABSENT;
        boolean apart = digits != 0 && (peek() == ' ' || peek() == ',');
        skipAny(", ");
        return apart && year != LogTime.ABSENT && isDate();
    }

    /** {@code 29-08@}. */
    private boolean dayAndMonth() {
        day = number(2);
        at++;
        month = number(2);
        return take('@') && isDate();
    }

    /** A record length, the date and the time without separators. */
    private boolean isSonus(int digits) {
        int date = at + digits + 1;
        return digits > 0
                && date + SONUS_LENGTH <= to
                && text.charAt(date - 1) == ' '
                && text.charAt(date + 8) == ' '
                && text.charAt(date + 15) == '.';
    }

    private @Nullable LogTime sonus(int digits) {
        at += digits + 1;
        month = number(2);
        day = number(2);
        year = number(4);
        at++;
        return isDate() ? time(number(2), number(2), number(2)) : null;
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
        return (take('T') || take(' ') || take('_') || take('\t')) && isDate();
    }

    /** The syslog form; some products write the year behind the day. */
    private boolean monthAndDay() {
        int index = at + 3 < to && text.charAt(at + 3) == ' ' ? nameIndex(MONTHS) : -1;
        if (index < 0) {
            return false;
        }
        month = index + 1;
        at += 4;
        skipBlanks();
        day = number(Math.min(2, digitsAhead()));
        skipAny(", ");
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
        return day <= Month.of(month).length(year == LogTime.ABSENT || Year.isLeap(year));
    }

    private @Nullable LogTime timeOfDay() {
        int hour = number(Math.min(2, digitsAhead()));
        if (!take(':')) {
            return null;
        }
        int minute = number(2);
        if (!take(':')) {
            return null;
        }
        return time(hour, minute, number(2));
    }

    private @Nullable LogTime time(int hour, int minute, int second) {
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return null;
        }
        fraction();
        int ofDay = halfDay(hour) * 3600 + minute * 60 + Math.min(second, 59);
        return new LogTime(year, month, day, ofDay, nano, month == LogTime.ABSENT ? LogTime.ABSENT : zone(), at);
    }

    /** The hour of a clock of twelve hours, where AM or PM says that it is one. */
    private int halfDay(int hour) {
        boolean morning = text.startsWith(" AM", at) && at + 3 <= to;
        boolean evening = text.startsWith(" PM", at) && at + 3 <= to;
        if (!morning && !evening || hour > 12) {
            return hour;
        }
        at += 3;
        fraction();
        return hour % 12 + (evening ? 12 : 0);
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

    /**
     * A zone as seconds east of UTC: Z, UTC, GMT, +01:00 or +0100, with or without a blank before it; the hours alone right
     * behind the time, and behind a name even one digit of them.
     */
    private int zone() {
        int start = at;
        if (take('Z')) {
            return 0;
        }
        skipBlanks();
        if (text.startsWith("UTC", at) || text.startsWith("GMT", at)) {
            at += 3;
            int offset = offset(1);
            return offset == LogTime.ABSENT ? 0 : offset;
        }
        int offset = offset(at == start ? 2 : 3);
        at = offset == LogTime.ABSENT ? start : at;
        return offset;
    }

    /** @param least digits where no colon stands between hours and minutes; a number that goes on is none of a zone */
    private int offset(int least) {
        int start = at;
        char sign = peek();
        if ((sign == '+' || sign == '-') && take(sign)) {
            int digits = digitsAhead();
            int hours = number(Math.min(2, digits));
            boolean colon = digits <= 2 && take(':');
            int minutes = colon || digits == 4 ? number(2) : 0;
            boolean offset = (colon || digits >= least) && digits != 3 && digitsAhead() == 0;
            if (offset && hours >= 0 && hours < 18 && minutes >= 0 && minutes < 60) {
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
