// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.call.ObservedMessage;

class StoryTest {

    private static Optional<Integer> line(Optional<ObservedMessage> message) {
        return message.map(m -> m.position() + 1);
    }

    @Test
    void theAnsweredAttemptCountsEvenIfAnotherFollows() {
        Story story = Stories.of("""
            0 A > B  INVITE sip:bob@example.net
            1 B > A  401 Unauthorized
            2 A > B  ACK
            3 A > B  INVITE sip:bob@example.net
            4 B > A  200 OK
            5 A > B  ACK
            """);
        assertEquals(Optional.of(4), line(story.request()));
        assertEquals(Optional.of(5), line(story.told()));
        assertEquals(Optional.of(6), line(story.ack()));
    }

    @Test
    void withoutAnAnswerTheLastAttemptCounts() {
        Story story = Stories.of("""
            0 A > B  INVITE sip:bob@example.net
            1 B > A  503 Service Unavailable
            2 A > B  ACK
            3 A > C  INVITE sip:bob@example.net
            4 C > A  404 Not Found
            """);
        assertEquals(Optional.of(5), line(story.finalResponse()));
        assertEquals("10.0.0.3", story.decider().orElseThrow().host());
    }

    @Test
    void a180IsRingingBeforeAnyOther18x() {
        Story story = Stories.of("""
            0 A > B  INVITE sip:bob@example.net
            1 B > A  183 Session Progress
            2 B > A  180 Ringing
            """);
        assertEquals(Optional.of(3), line(story.ringing()));
    }

    @Test
    void theCancelOfTheCallingSideCountsWhateverTheClocksSay() {
        Story story = Stories.of("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            5.0 P > B  CANCEL
            6.0 A > P  CANCEL
            """);
        assertEquals(Optional.of(4), line(story.cancel()));
        assertTrue(story.isCancelledByCaller());
    }

    @Test
    void onlyATagThatNoResponseGaveProvesOneThatWasNotSeen() {
        String started = """
            0 A > B  INVITE sip:bob@example.net
            1 B > A  183 Session Progress
            """;
        assertEquals(
                Optional.empty(), line(UnseenAnswer.proof(Stories.of(started + "2 A > B  PRACK\n"))), "of the 183");
        assertEquals(
                Optional.of(3), line(UnseenAnswer.proof(Stories.of(started + "2 A > B  BYE\n"))), "of a final one");
    }

    @Test
    void aSilentNodeIsTheOneThatDecided() {
        Story story = Stories.of("0 A > P  INVITE sip:bob@example.net\n1 P > B  INVITE");
        assertEquals("10.0.0.3:5060", story.decider().orElseThrow().toString());
        assertTrue(story.isForwarded());
    }

    @Test
    void theProductIsKnownByItsHeader() {
        Story story = Stories.of("0 A > B  INVITE\n1 B > A  486 Busy Here  User-Agent: Yealink SIP-T46U 108.86.0.20");
        assertEquals(
                "device",
                story.productOf(story.finalResponse().orElseThrow())
                        .orElseThrow()
                        .role());
        assertEquals(Optional.empty(), story.productOf(story.request().orElseThrow()));
    }

    @Test
    void aRedirectThatIsFollowedIsNotTheEnd() {
        Story story = Stories.of("""
            0 A > B  INVITE sip:bob@example.net
            1 B > A  302 Moved Temporarily  Contact: <sip:carol@example.org>
            2 A > B  ACK
            3 A > C  INVITE sip:carol@example.org
            4 C > A  180 Ringing
            """);
        assertEquals(State.ALERTING, story.state());
    }
}
