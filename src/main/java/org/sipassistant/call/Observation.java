// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sipassistant.log.LogContext;
import org.sipassistant.message.Endpoint;

/**
 * When, where and by whom a message was seen. Everything may be unknown: a pasted log line often tells none of it.
 *
 * @param at corrected by the shift
 * @param sequence orders messages of equal time; 0 where the source gives none
 * @param observer the host that logged or captured the message
 * @param correlationIds values that whoever indexed it took from headers which join the legs of a call
 * @param shift what was added to the time that the observer's clock showed, where that clock cannot be right
 */
public record Observation(
        Optional<Instant> at,
        long sequence,
        Optional<Endpoint> source,
        Optional<Endpoint> destination,
        Optional<String> transport,
        Optional<String> observer,
        Optional<DocumentId> document,
        List<String> correlationIds,
        Duration shift) {

    public Observation {
        correlationIds = List.copyOf(correlationIds);
    }

    /** With the time as the observer's clock showed it. */
    public Observation(
            Optional<Instant> at,
            long sequence,
            Optional<Endpoint> source,
            Optional<Endpoint> destination,
            Optional<String> transport,
            Optional<String> observer,
            Optional<DocumentId> document) {
        this(at, sequence, source, destination, transport, observer, document, List.of(), Duration.ZERO);
    }

    /** The same at a corrected time. */
    Observation shifted(Duration by) {
        return new Observation(
                at.map(time -> time.plus(by)),
                sequence,
                source,
                destination,
                transport,
                observer,
                document,
                correlationIds,
                shift.plus(by));
    }

    /** The same of a document that has values which join the legs of a call. */
    public Observation withCorrelationIds(List<String> ids) {
        return new Observation(at, sequence, source, destination, transport, observer, document, ids, shift);
    }

    /** Nothing is known but the order. */
    public static Observation unknown() {
        return new Observation(
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What the prefix of a log line tells, and nothing else. */
    public static Observation of(LogContext context) {
        return new Observation(
                context.time(),
                0,
                context.source(),
                context.destination(),
                context.transport(),
                context.observer(),
                Optional.empty());
    }

    /** Who saw it on which hop: a second copy with the same view is a retransmission, with another one a second look. */
    String view() {
        return observer.orElse("")
                + '|'
                + source.map(Endpoint::toString).orElse("")
                + '|'
                + destination.map(Endpoint::toString).orElse("");
    }
}
