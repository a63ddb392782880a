// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

class MaterialTest {
    private static final Instant START = Instant.parse("2026-03-17T09:00:00Z");
    private static final SipMessage PING = Recogniser.standard()
            .recognise("OPTIONS sip:example.net SIP/2.0\r\nCall-ID: ping@rules.test\r\nCSeq: 1 OPTIONS\r\n\r\n")
            .messages()
            .get(0);

    @Test
    void endsWithItsLastMessageOrTheMomentSomebodyLooked() {
        Material material = Material.of(List.of(seen("pbx", "192.0.2.1", "192.0.2.2", 5), seen("pbx", "", "", 2)));
        assertEquals(Optional.of(START.plusSeconds(5)), material.end());
        assertEquals(material, material.until(START), "what is earlier than the last message changes nothing");
        assertEquals(
                Optional.of(START.plusSeconds(90)),
                material.until(START.plusSeconds(90)).end());
        assertEquals(Optional.empty(), Material.of(List.of()).end());
    }

    @Test
    void showsAnswersWhereSomethingElseReachedTheSenderBeforeTheSameObserver() {
        ObservedMessage request = seen("pbx", "192.0.2.1", "192.0.2.2", 0);
        assertFalse(Material.of(List.of(request)).wouldShowAnswer(request));
        assertTrue(Material.of(List.of(request, seen("pbx", "192.0.2.3", "192.0.2.1", 1)))
                .wouldShowAnswer(request));
        assertFalse(Material.of(List.of(request, seen("edge", "192.0.2.3", "192.0.2.1", 1)))
                .wouldShowAnswer(request));
    }

    @Test
    void takesALogThatNamesOnlyTheOtherEndForThatOfTheSender() {
        ObservedMessage sent = seen("pbx", "", "192.0.2.2", 0);
        ObservedMessage received = seen("pbx", "192.0.2.3", "", 1);
        assertTrue(Material.of(List.of(sent, received)).wouldShowAnswer(sent));
        assertFalse(Material.of(List.of(sent, sent)).wouldShowAnswer(sent), "only what was sent is in it");
        assertFalse(
                Material.of(List.of(sent, seen("edge", "192.0.2.3", "", 1))).wouldShowAnswer(sent), "another's log");
        assertFalse(Material.of(List.of(received)).wouldShowAnswer(seen("pbx", "192.0.2.1", "", 0)), "received");
    }

    private static ObservedMessage seen(String observer, String source, String destination, int second) {
        Observation observation = new Observation(
                Optional.of(START.plusSeconds(second)),
                0,
                endpoint(source),
                endpoint(destination),
                Optional.empty(),
                Optional.of(observer),
                Optional.empty());
        return new ObservedMessage(PING, observation, second);
    }

    private static Optional<Endpoint> endpoint(String host) {
        return host.isEmpty() ? Optional.empty() : Optional.of(new Endpoint(host, OptionalInt.of(5060)));
    }

    @Test
    void tellsWhetherResponsesWereLoggedAtAll() {
        String sent = "0.0 A > B  INVITE sip:bob@example.net\n";
        assertEquals(Material.Answers.NONE, answers(sent));
        assertEquals(Material.Answers.HIDDEN, answers(sent + "1.0 A > B  ACK sip:bob@example.net\n"));
        assertEquals(Material.Answers.SEEN, answers(sent + "1.0 B > A  100 Trying\n"));
    }

    private static Material.Answers answers(String ladder) {
        return Material.of(ExampleLadder.messages(ladder)).answers();
    }
}
