// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sipassistant.endpoint.DateMath;
import org.sipassistant.endpoint.Parameters;

/**
 * Which calls are to be judged again.
 *
 * @param namespace empty: all
 * @param from the earliest time of their messages
 * @param to the first second behind their messages; a date includes its whole day, and so does a time that is rounded to one
 */
public record ReplayOrder(Optional<String> namespace, Instant from, Instant to) {
    /** What may stand in the URL or in the body. */
    public static final Set<String> PARAMETERS = new TreeSet<>(Set.of("namespace", "from", "to", "time_zone"));

    /** Without times the last day is judged again. */
    private static final Duration USUAL = Duration.ofDays(1);

    /** @throws IllegalArgumentException naming the parameter that is wrong */
    public static ReplayOrder of(Map<String, Object> values, Instant now) {
        Parameters parameters = new Parameters(values, PARAMETERS);
        ZoneId zone = parameters.zone("time_zone");
        Instant last = parameters
                .end("to", zone)
                .map(time -> DateMath.last(time, now, zone))
                .orElse(now);
        Instant from = parameters
                .start("from", zone)
                .map(time -> DateMath.resolve(time, now, zone))
                .orElse(last.minus(USUAL));
        if (!from.isBefore(last)) {
            throw Parameters.reversed(from, last);
        }
        // It is looked at second by second.
        Instant second = last.truncatedTo(ChronoUnit.SECONDS);
        Instant to = second.equals(last) ? last : second.plusSeconds(1);
        return new ReplayOrder(parameters.text("namespace"), from, to);
    }
}
