// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.Json;

/**
 * In which hours a call through a trunk began and ended, as one keyword, by which calls of long periods are counted by time.
 *
 * @param first hours since 1970
 * @param last likewise
 * @param route of the call, as {@code call.route} has it
 */
public record CallHours(long first, long last, String route) {
    /** The field that holds it. */
    public static final String FIELD = "call.hours";

    private static final long HOUR_S = 3_600;
    private static final String BETWEEN = "|";
    private static final int PARTS = 3;

    /**
     * Empty where the trunk is not known.
     *
     * @param call a document of the tracker
     */
    public static Optional<CallHours> of(Map<String, Object> call) {
        return Json.at(call, "event.start") instanceof String start && Json.at(call, "event.end") instanceof String end
                ? Tally.route(call).map(route -> new CallHours(of(start), of(end), route))
                : Optional.empty();
    }

    /** The hour of a time. */
    static long of(String time) {
        return Math.floorDiv(Instant.parse(time).getEpochSecond(), HOUR_S);
    }

    /** When an hour begins. */
    public static Instant begins(long hour) {
        return Instant.ofEpochSecond(hour * HOUR_S);
    }

    /** Reads what {@link #keyword} wrote; empty for any other text. */
    public static Optional<CallHours> read(String keyword) {
        String[] parts = keyword.split("\\|", PARTS);
        try {
            return parts.length < PARTS
                    ? Optional.empty()
                    : Optional.of(new CallHours(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The one keyword. */
    public String keyword() {
        return first + BETWEEN + last + BETWEEN + route;
    }
}
