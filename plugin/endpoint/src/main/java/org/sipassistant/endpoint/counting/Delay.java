// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.Json;

/**
 * How long the caller of a call through a trunk waited for the first sign of life, as one keyword: an engine counts keywords
 * several times as fast as it estimates percentiles of numbers.
 *
 * @param step each is a twelfth longer than the one before: eight of them double it
 * @param route of the call, as {@code call.route} has it
 */
public record Delay(int step, String route) {
    /** The field that holds it. */
    public static final String FIELD = "call.delay";

    private static final double STEPS = 8;
    private static final char BETWEEN = '|';

    /**
     * Empty where the delay or the trunk is not known.
     *
     * @param call a document of the tracker
     */
    public static Optional<Delay> of(Map<String, Object> call) {
        return Json.at(call, "call.timing.post_dial_delay_ms") instanceof Number millis
                ? Tally.route(call).map(route -> new Delay(step(millis.longValue()), route))
                : Optional.empty();
    }

    private static int step(long millis) {
        return (int) Math.floor(STEPS * Math.log(Math.max(1, millis)) / Math.log(2));
    }

    /** Reads what {@link #keyword} wrote; empty for any other text. */
    public static Optional<Delay> read(String keyword) {
        int between = keyword.indexOf(BETWEEN);
        try {
            return between < 0
                    ? Optional.empty()
                    : Optional.of(new Delay(Integer.parseInt(keyword, 0, between, 10), keyword.substring(between + 1)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Such as {@code 77|outbound|carrier-a}. */
    public String keyword() {
        return Integer.toString(step) + BETWEEN + route;
    }

    /** The shortest delay of a step, in milliseconds; of a part of one, what lies at that part of it. */
    public static double millis(double step) {
        return Math.pow(2, step / STEPS);
    }
}
