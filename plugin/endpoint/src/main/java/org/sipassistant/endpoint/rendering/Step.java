// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Via;

/**
 * One message of a call with what a reader wants to see beside it.
 *
 * @param label the method, or the code and its phrase, and the codecs of a session description
 * @param repetition how often it was seen before; 0 for the first time
 * @param notes what is remarkable about it
 * @param begins whether the failure begins with it
 */
public record Step(
        ObservedMessage message, String label, Tone tone, int repetition, List<String> notes, boolean begins) {

    public Step {
        notes = List.copyOf(notes);
    }

    public Optional<Instant> at() {
        return message.at();
    }

    public Optional<Endpoint> from() {
        return message.source();
    }

    public Optional<Endpoint> to() {
        return message.destination();
    }

    /** In lower case, for example {@code udp}; what the log says, else what the topmost Via says. */
    Optional<String> transport() {
        return message.observation()
                .transport()
                .or(() -> message.message().topVia().map(Via::transport))
                .filter(name -> !name.isBlank())
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** The notes in one line; empty where there are none. */
    public String note() {
        return String.join("; ", new Row(this, 1, at()).notes());
    }

    /** The same with what a second sighting of the message adds. */
    Step with(Step other) {
        Set<String> all = new LinkedHashSet<>(notes);
        all.addAll(other.notes);
        return new Step(message, label, tone, repetition, List.copyOf(all), begins || other.begins);
    }

    Step seenBy(Collection<String> observers) {
        List<String> all = new ArrayList<>(notes);
        all.add("seen by " + String.join(", ", observers));
        return new Step(message, label, tone, repetition, all, begins);
    }

    boolean isRetransmission() {
        return repetition > 0;
    }

    /** Whether an answer can be expected: a request other than ACK. */
    boolean asks() {
        return tone == Tone.CANCEL && message.message().isRequest() || tone.isRequest() && !label.startsWith("ACK");
    }
}
