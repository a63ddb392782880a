// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

/**
 * Expands the ladder of an example to messages: every line becomes the SIP text that a real node would send and goes
 * through the real recogniser. A node gets the address 10.0.0.N, N in the order of appearance. Lines look like
 *
 * <pre>{@code
 * 0.000 A > B  INVITE sip:bob@example.net  SDP: PCMU PCMA
 * 3.100 B > A  200 OK (INVITE)  Contact: <sip:bob@10.0.0.7>  Transport: tcp
 * }</pre>
 *
 * <p>A request that its sender got from another node and did not answer yet is forwarded, one that still waits for its
 * final response is repeated byte by byte, and any other is new. The headers that a line gives replace those written by
 * default, an empty one removes its default; {@code SDP} and {@code Transport} are no headers but say what to write.
 */
public final class ExampleLadder {
    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private ExampleLadder() {}

    /**
     * The messages in the order of the lines; the position of a message is the index of its line.
     *
     * @throws IllegalArgumentException naming the line that cannot be understood
     */
    public static List<ObservedMessage> messages(String ladder) {
        LadderWriter writer = new LadderWriter();
        List<ObservedMessage> messages = new ArrayList<>();
        for (String text : ladder.lines().filter(line -> !line.isBlank()).toList()) {
            LadderLine line = LadderLine.read(text);
            LadderWriter.Written written = writer.write(line);
            Observation observation = new Observation(
                    Optional.of(START.plus(line.time())),
                    0,
                    Optional.of(endpoint(writer, line.from())),
                    Optional.of(endpoint(writer, line.to())),
                    Optional.of(written.transport()),
                    Optional.empty(),
                    Optional.empty());
            messages.add(new ObservedMessage(recognise(written.text(), text), observation, messages.size()));
        }
        return messages;
    }

    /** The call that begins first. */
    public static Call call(String ladder) {
        return CallAssembler.assemble(messages(ladder)).get(0);
    }

    private static Endpoint endpoint(LadderWriter writer, String node) {
        return new Endpoint(writer.address(node), OptionalInt.of(5060));
    }

    private static SipMessage recognise(String sip, String line) {
        List<SipMessage> found = Recogniser.standard().recognise(sip).messages();
        if (found.size() != 1) {
            throw new IllegalArgumentException("ladder line [" + line + "] was not recognised as one message:\n" + sip);
        }
        return found.get(0);
    }
}
