// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as a reader of ladders wants them. */
final class Spans {
    private Spans() {}

    /** With its sign: seconds to the millisecond below a minute, then minutes and seconds, then hours. */
    static String signed(Duration span) {
        String sign = span.isNegative() ? "-" : "+";
        Duration length = span.abs();
        if (length.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%s%d.%03d", sign, length.toSeconds(), length.toMillisPart());
        }
        return length.toHours() == 0
                ? String.format(Locale.ROOT, "%s%d:%02d", sign, length.toMinutes(), length.toSecondsPart())
                : String.format(
                        Locale.ROOT,
                        "%s%d:%02d:%02d",
                        sign,
                        length.toHours(),
                        length.toMinutesPart(),
                        length.toSecondsPart());
    }

    /** For example {@code 4.2 s}, {@code 12:05 min}, {@code 1:02:03 h}. */
    static String words(Duration span) {
        Duration length = span.abs();
        if (length.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%d.%d s", length.toSeconds(), length.toMillisPart() / 100);
        }
        return signed(length).substring(1) + (length.toHours() == 0 ? " min" : " h");
    }
}
