// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.SipMessage;

/**
 * A message together with its observation.
 *
 * @param position its place in the material it came from; decides where nothing else does
 */
public record ObservedMessage(SipMessage message, Observation observation, int position) implements Witness {

    /** By time, then by the source's own sequence, then by position; without a time the position alone decides. */
    static final Comparator<ObservedMessage> ORDER = (a, b) -> {
        int byTime = a.at().isPresent() && b.at().isPresent() ? a.at().get().compareTo(b.at().get()) : 0;
        if (byTime != 0) {
            return byTime;
        }
        int bySequence = Long.compare(a.observation.sequence(), b.observation.sequence());
        return bySequence != 0 ? bySequence : Integer.compare(a.position, b.position);
    };

    public Optional<Instant> at() {
        return observation.at();
    }

    public Optional<Endpoint> source() {
        return observation.source();
    }

    public Optional<Endpoint> destination() {
        return observation.destination();
    }

    /** The time from this message to a later one; empty where one of the times is unknown. */
    public Optional<Duration> until(ObservedMessage later) {
        return at().flatMap(start -> later.at().map(end -> Duration.between(start, end)));
    }

    /** The start line as a person would quote it, for example {@code SIP/2.0 486 Busy Here}. */
    @Override
    public String quote() {
        String text = message.text();
        int end = text.indexOf('\n');
        return Quotation.of(end < 0 ? text : text.substring(0, end));
    }

    /** Whether it was sent before another one, as far as times and places tell. */
    public boolean isBefore(ObservedMessage other) {
        return ORDER.compare(this, other) < 0;
    }
}
