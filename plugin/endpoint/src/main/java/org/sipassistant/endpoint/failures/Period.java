// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A stretch of time.
 *
 * @param to the first moment behind it
 */
record Period(Instant from, Instant to) {

    Duration length() {
        return Duration.between(from, to);
    }

    Period earlier(Duration by) {
        return new Period(from.minus(by), to.minus(by));
    }

    /** A clause for what began in it. */
    Map<String, Object> began() {
        return within("@timestamp");
    }

    /** A clause for a time in it. */
    Map<String, Object> within(String field) {
        // As numbers, since every shard reads them several times, and to read a date takes an engine long.
        return Map.of(
                "range",
                Map.of(field, Map.of("gte", from.toEpochMilli(), "lt", to.toEpochMilli(), "format", "epoch_millis")));
    }
}
