// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sipassistant.call.Call;

/** A call that may be the one that is meant, as far as a glance at some of its messages tells. Not thread-safe. */
final class Candidate {
    private static final int SUCCESS = 200;
    private static final int REFUSAL = 400;

    /** Both sides of a call and some nodes between them. */
    private static final int MOST_ADDRESSES = 8;

    private final String callId;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private boolean answered;
    private boolean refused;
    private boolean emergency;
    private int messages;
    private final Set<String> addresses = new HashSet<>();

    Candidate(String callId) {
        this.callId = callId;
    }

    /** @param code of a response; 0 for a request */
    void add(Optional<Instant> at, int code) {
        messages++;
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

    /** Notes a node that took part in it. */
    void addAddress(String address) {
        if (addresses.size() < MOST_ADDRESSES) {
            addresses.add(address);
        }
    }

    boolean involves(String address) {
        return addresses.contains(address);
    }

    /** How many of its messages were seen. */
    int messages() {
        return messages;
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

    /** Those of equal {@link #rank} by their time, the nearest first. */
    static Comparator<Candidate> order(Optional<Instant> near) {
        return Comparator.comparing(Candidate::rank).thenComparing(Candidate::first, nearest(near));
    }

    /** The nearest to a time first, or the newest where there is none; what has no time comes last. */
    static Comparator<Optional<Instant>> nearest(Optional<Instant> near) {
        return Comparator.comparing(time -> time.map(at -> near.map(
                                asked -> Duration.between(asked, at).abs().toMillis())
                        .orElse(-at.toEpochMilli()))
                .orElse(Long.MAX_VALUE));
    }

    /** Whether it is an emergency call of which no answer was seen. */
    boolean isUrgent() {
        return emergency && !answered;
    }

    /** Whether a response was seen that refuses it, and none that answers it. */
    boolean isRefused() {
        return refused && !answered;
    }

    /** Whether no final response was seen that ends it. */
    boolean isOpen() {
        return !refused && !answered;
    }

    /** Emergency calls that were not answered, then the refused ones, those of which no end was seen, and the answered. */
    int rank() {
        return isUrgent() ? isRefused() ? 0 : 1 : isRefused() ? 2 : isOpen() ? 3 : 4;
    }
}
