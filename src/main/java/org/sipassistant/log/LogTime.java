// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * A timestamp as a log wrote it, possibly without year, date or zone; {@link LogClock} makes an instant of it.
 *
 * @param year {@link #ABSENT} where it was not written
 * @param month 1 to 12, or {@link #ABSENT} where only the time of day was written
 * @param day 1 to 31, or {@link #ABSENT} where only the time of day was written
 * @param second of the day
 * @param nano of the second
 * @param offset seconds east of UTC, or {@link #ABSENT} where no zone was written
 * @param end the position behind it in the text
 */
record LogTime(int year, int month, int day, int second, int nano, int offset, int end) {

    static final int ABSENT = Integer.MIN_VALUE;

    boolean hasDate() {
        return month != ABSENT;
    }

    boolean hasYear() {
        return year != ABSENT;
    }

    boolean hasZone() {
        return offset != ABSENT;
    }
}
