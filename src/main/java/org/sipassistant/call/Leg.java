// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.List;
import java.util.Optional;

/**
 * The part of a call that has one Call-ID.
 *
 * @param attempts the requests that tried to set it up
 * @param link to the leg it continues; empty for the one the call began with
 */
public record Leg(String callId, List<Exchange> attempts, Optional<Link> link) {

    public Leg {
        attempts = List.copyOf(attempts);
    }

    /** Whether a hop belongs to this leg, or to one that continues it. */
    public boolean has(Transaction hop) {
        return attempts.stream().anyMatch(attempt -> attempt.has(hop));
    }

    /** Where the leg begins: the first hop of the attempt that decided it. */
    public Optional<Transaction> start() {
        Optional<Exchange> decisive = attempts.stream()
                .filter(Exchange::isSuccessful)
                .findFirst()
                .or(() -> attempts.stream().reduce((earlier, later) -> later));
        return decisive.flatMap(attempt -> attempt.roots().stream().findFirst());
    }
}
