// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;

/**
 * A message or log line that proves a finding.
 *
 * @param shows what a reader should see in it
 */
public record Evidence(Witness witness, String shows) {
    /** Stands between the lines that are quoted of one message. */
    private static final String BESIDE = " | ";

    private static final String OF_FLAW = "the message that is not as it must be";
    private static final Map<String, String> SHOWS = Map.ofEntries(
            Map.entry("request", "the request"),
            Map.entry("final_response", "the answer that decided"),
            Map.entry("final_response.last", "the same answer, repeated for the last time"),
            Map.entry("told", "what the calling side was told"),
            Map.entry("ringing", "the callee was alerted"),
            Map.entry("silent.first", "the request that nobody answered"),
            Map.entry("silent.last", "its last repetition"),
            Map.entry("in_dialog.request", "the request inside the dialog"),
            Map.entry("in_dialog.response", "its refusal"),
            Map.entry("challenge", "the demand for credentials"),
            Map.entry("challenge.last", "the last demand for credentials"),
            Map.entry("cancel", "the request was taken back"),
            Map.entry("cancel_refusal", "it was refused, so that the request stayed"),
            Map.entry("flawed", OF_FLAW),
            Map.entry("notify", "the report on the transfer"),
            Map.entry("proof", "a request that only an unseen answer can have led to"),
            Map.entry("continued", "the request that takes it up under another Call-ID"),
            Map.entry("unconfirmed.first", "the reliable response that nobody confirmed"),
            Map.entry("unconfirmed.last", "its last repetition"),
            Map.entry("answer", "the response that did not arrive"),
            Map.entry("proof.last", "the last such request"),
            Map.entry("registration", "the caller could not register either"),
            Map.entry("ping", "the last ping that its neighbour did not answer"),
            Map.entry("binding", "the last registration of the callee before the call"),
            Map.entry("stated", "what the log says about it"),
            Map.entry("ack", "where the ACK was sent"),
            Map.entry("ack_refusal", "the ACK was answered, and so went no further"),
            Map.entry("bye", "the end of the call"),
            Map.entry("media_report", "the packets that one side counted"),
            Map.entry("change.offer", "the change that was asked for"),
            Map.entry("change.answer", "how it was accepted"),
            Map.entry("offer", "the codecs that were offered"));

    /** The words a person would quote: the first line, and behind it those that show what it is cited for. On one line. */
    public String quote() {
        List<String> lines = new ArrayList<>();
        lines.add(witness.quote());
        if (witness instanceof ObservedMessage message) {
            lines.addAll(lines(message));
        }
        return String.join(BESIDE, lines);
    }

    private List<String> lines(ObservedMessage message) {
        return shows.equals(OF_FLAW) ? TellingLines.flaws(message) : TellingLines.reasons(message.message());
    }

    /** @throws IllegalArgumentException where no clause cites a message by this name */
    static String describe(String name) {
        String shows = SHOWS.get(name);
        if (shows == null) {
            throw new IllegalArgumentException("evidence [" + name + "] is not one of " + SHOWS.keySet());
        }
        return shows;
    }

    static boolean isKnown(String name) {
        return SHOWS.containsKey(name);
    }
}
