// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads a time in the one form that nearly all documents have it in, several times as fast as a formatter does. */
final class UsualTime {
    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final int NANOS = 1_000_000;

    private UsualTime() {}

    /**
     * Empty where it has another form.
     *
     * @throws DateTimeException where it has this form and there is no such time
     */
    static Optional<Instant> read(String text) {
        if (!isUsual(text)) {
            return Optional.empty();
        }
        return Optional.of(LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 23) * NANOS)
                .toInstant(ZoneOffset.UTC));
    }

    private static boolean isUsual(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char there = text.charAt(i);
            if (wanted == '0' ? there < '0' || there > '9' : there != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
