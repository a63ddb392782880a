// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When the messages of a call were logged.
 *
 * @param from an instant in ISO 8601, included
 * @param to an instant in ISO 8601, included
 * @param near the time that was asked for; empty: the newest calls are the nearest
 */
record TimeWindow(Optional<String> from, Optional<String> to, Optional<Instant> near) {

    static TimeWindow always() {
        return new TimeWindow(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Between two times that may be date mathematics.
     *
     * @param zone in which days and longer units begin: engines take UTC
     */
    static TimeWindow between(Optional<String> from, Optional<String> to, Instant now, ZoneId zone) {
        return new TimeWindow(
                from.map(time -> DateMath.resolve(time, now, zone).toString()),
                to.map(time -> DateMath.last(time, now, zone).toString()),
                Optional.empty());
    }

    static TimeWindow since(Instant from) {
        return new TimeWindow(Optional.of(from.toString()), Optional.empty(), Optional.empty());
    }

    static TimeWindow around(Instant at, Duration tolerance) {
        return new TimeWindow(
                Optional.of(at.minus(tolerance).toString()),
                Optional.of(at.plus(tolerance).toString()),
                Optional.of(at));
    }

    boolean isBounded() {
        return from.isPresent() || to.isPresent();
    }

    /** In words, for an answer that found nothing; empty where it has no ends. */
    String told() {
        return isBounded() ? " from [" + from.orElse("the beginning") + "] to [" + to.orElse("now") + "]" : "";
    }
}
