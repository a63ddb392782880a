// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.Json;

/**
 * How long a call lasted, to the nearest second: how long the talk was, or how long it rang where nobody answered. As one
 * keyword, because an engine counts the values of a keyword several times as fast as it sorts numbers into a histogram.
 *
 * @param what {@code talk} or {@code ring}. A ring time that ended with an answer is a person's, or a voice mailbox's
 */
public record Lasted(String what, long seconds) {
    /** The field that holds it. */
    public static final String FIELD = "call.lasted";

    private static final List<String> UNANSWERED = List.of("failed", "cancelled");
    private static final double SECOND = 1_000;

    /**
     * Empty where neither is known.
     *
     * @param call a document of the tracker
     */
    public static Optional<Lasted> of(Map<String, Object> call) {
        if (Json.at(call, "call.timing.talk_ms") instanceof Number talk) {
            return Optional.of(new Lasted("talk", seconds(talk)));
        }
        return Json.at(call, "call.timing.ring_ms") instanceof Number ring
                        && UNANSWERED.contains(String.valueOf(Json.at(call, "call.outcome")))
                ? Optional.of(new Lasted("ring", seconds(ring)))
                : Optional.empty();
    }

    private static long seconds(Number millis) {
        return Math.round(millis.longValue() / SECOND);
    }

    /** Reads what {@link #keyword} wrote; empty for any other text. */
    public static Optional<Lasted> read(String keyword) {
        int blank = keyword.indexOf(' ');
        try {
            return blank < 0
                    ? Optional.empty()
                    : Optional.of(new Lasted(
                            keyword.substring(0, blank), Long.parseLong(keyword, blank + 1, keyword.length(), 10)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Such as {@code talk 900}. */
    public String keyword() {
        return what + ' ' + seconds;
    }
}
