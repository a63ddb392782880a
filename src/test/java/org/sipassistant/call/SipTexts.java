// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

/** Messages as a log holds them, for what no ladder can say: missing headers, other observers, no times. */
final class SipTexts {

    private SipTexts() {}

    /** @param lines of one message, without the empty line at the end */
    static SipMessage message(String... lines) {
        List<SipMessage> found = Recogniser.standard()
                .recognise(String.join("\r\n", lines) + "\r\n\r\n")
                .messages();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " messages in [" + lines[0] + "]");
        }
        return found.get(0);
    }

    /** A message of which nothing is known but its place. */
    static ObservedMessage unobserved(int position, String... lines) {
        return new ObservedMessage(message(lines), Observation.unknown(), position);
    }

    static ObservedMessage between(String from, String to, int position, String... lines) {
        Observation seen = new Observation(
                Optional.of(ExampleLadder.START.plusMillis(position)),
                0,
                Optional.of(new Endpoint(from, OptionalInt.of(5060))),
                Optional.of(new Endpoint(to, OptionalInt.of(5060))),
                Optional.of("udp"),
                Optional.empty(),
                Optional.empty());
        return new ObservedMessage(message(lines), seen, position);
    }

    /** The same message as another host saw it, a moment later. */
    static ObservedMessage seenBy(String observer, ObservedMessage message, int position) {
        Observation before = message.observation();
        Observation seen = new Observation(
                before.at().map(at -> at.plusMillis(1)),
                before.sequence(),
                before.source(),
                before.destination(),
                before.transport(),
                Optional.of(observer),
                before.document());
        return new ObservedMessage(message.message(), seen, position);
    }

    /** The same message with a name for who saw it. */
    static ObservedMessage observedBy(String observer, ObservedMessage message) {
        Observation before = message.observation();
        Observation seen = new Observation(
                before.at(),
                before.sequence(),
                before.source(),
                before.destination(),
                before.transport(),
                Optional.of(observer),
                before.document());
        return new ObservedMessage(message.message(), seen, message.position());
    }

    static ObservedMessage withoutTime(ObservedMessage message) {
        return at(Optional.empty(), 0, message);
    }

    static ObservedMessage at(Optional<Instant> time, long sequence, ObservedMessage message) {
        Observation before = message.observation();
        Observation seen = new Observation(
                time,
                sequence,
                before.source(),
                before.destination(),
                before.transport(),
                before.observer(),
                before.document());
        return new ObservedMessage(message.message(), seen, message.position());
    }
}
