// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.Json;

/**
 * In which hour a call that failed began, why it failed and through whom, as one keyword, by which failures of long periods
 * are counted by time.
 *
 * @param hour hours since 1970
 * @param trunk empty where it is not known; it may have any name, as it stands last
 */
public record FailedHour(long hour, String rule, String trunk) {
    /** The field that holds it. */
    public static final String FIELD = "call.failed_hour";

    private static final String BETWEEN = "|";
    private static final int PARTS = 3;

    /**
     * Empty for what is no failure.
     *
     * @param call a document of the tracker
     */
    public static Optional<FailedHour> of(Map<String, Object> call) {
        Tally tally = Tally.of(call);
        return tally.loss() == Loss.FAILURE && Json.at(call, "@timestamp") instanceof String at
                ? Optional.of(new FailedHour(CallHours.of(at), tally.rule(), tally.trunk()))
                : Optional.empty();
    }

    /** Reads what {@link #keyword} wrote; empty for any other text. */
    public static Optional<FailedHour> read(String keyword) {
        String[] parts = keyword.split("\\|", PARTS);
        try {
            return parts.length < PARTS
                    ? Optional.empty()
                    : Optional.of(new FailedHour(Long.parseLong(parts[0]), parts[1], parts[2]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The one keyword. */
    public String keyword() {
        return hour + BETWEEN + rule.replace(BETWEEN, "/") + BETWEEN + trunk;
    }
}
