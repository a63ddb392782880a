// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.call.Call;

/** A call that may be the one that is meant, as far as a glance at some of its messages tells. Not thread-safe. */
final class Candidate {
    private static final int SUCCESS = 200;
    private static final int REFUSAL = 400;

    private final String callId;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private boolean answered;
    private boolean refused;
    private boolean emergency;

    Candidate(String callId) {
        this.callId = callId;
    }

    /** @param code of a response; 0 for a request */
    void add(Optional<Instant> at, int code) {
        if (at.isPresent()) {
            first = first == null || at.get().isBefore(first) ? at.get() : first;
            last = last == null || at.get().isAfter(last) ? at.get() : last;
        }
        answered |= code >= SUCCESS && code < SUCCESS + 100;
        refused |= code >= REFUSAL && code != 401 && code != 407;
    }

    void addEmergency(boolean one) {
        emergency |= one;
    }

    String callId() {
        return callId;
    }

    Optional<Instant> first() {
        return Optional.ofNullable(first);
    }

    Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    /** Whether a call has a message of the time from the first to the last that the glance saw, or the call has no times. */
    boolean isOf(Call call) {
        List<Instant> times =
                call.messages().stream().flatMap(m -> m.at().stream()).toList();
        return first == null
                || last == null
                || times.isEmpty()
                || times.stream().anyMatch(at -> !at.isBefore(first) && !at.isAfter(last));
    }

    /**
     * Emergency calls that were not answered first, then the refused ones, those of which no end was seen, and the answered;
     * among equals the nearest.
     */
    static Comparator<Candidate> order(Optional<Instant> near) {
        Comparator<Candidate> byOutcome = Comparator.comparing((Candidate c) -> !c.emergency || c.answered)
                .thenComparing(Candidate::rank);
        return byOutcome.thenComparing(Candidate::first, nearest(near));
    }

    /** The nearest to a time first, or the newest where there is none; what has no time comes last. */
    static Comparator<Optional<Instant>> nearest(Optional<Instant> near) {
        return Comparator.comparing(time -> time.map(at -> near.map(
                                asked -> Duration.between(asked, at).abs().toMillis())
                        .orElse(-at.toEpochMilli()))
                .orElse(Long.MAX_VALUE));
    }

    /** Whether no final response was seen that ends it. */
    boolean isOpen() {
        return rank() == 1;
    }

    private int rank() {
        return refused && !answered ? 0 : answered ? 2 : 1;
    }
}
