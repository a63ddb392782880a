// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static Exchange attempt(String ladder) {
        return ExampleLadder.call(ladder).lastAttempt().orElseThrow();
    }

    @Test
    void theSenderWasToldTheAnswerAndNotWhatCameBefore() {
        Exchange invite = attempt("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > A  503 Service Unavailable
            0.2 A > Q  INVITE sip:bob@example.net  CSeq: 1 INVITE
            0.3 Q > A  200 OK
            """);
        assertEquals(3, invite.finalAtSender().orElseThrow().position());
        assertTrue(invite.isSuccessful());
    }

    @Test
    void whatTheSenderWasToldIsTheFinalResponseOfTheFirstHop() {
        Exchange invite = attempt("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.2 B > P  486 Busy Here
            0.3 P > A  600 Busy Everywhere
            """);
        assertEquals(600, invite.finalAtSender().orElseThrow().message().statusCode());
        assertEquals(0, invite.request().orElseThrow().position());
        assertEquals(Optional.of(true), invite.isInitial());
    }

    @Test
    void anAnswerSeenOnlyFurtherDownCounts() {
        Exchange invite = attempt("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.2 B > P  200 OK
            """);
        assertTrue(invite.isSuccessful());
        assertEquals(Optional.empty(), invite.finalAtSender());
    }

    @Test
    void anAnswerThatNeverReachedTheSenderDoesNotCount() {
        Exchange invite = attempt("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            32.0 P > A  408 Request Timeout
            32.1 B > P  200 OK
            """);
        assertFalse(invite.isSuccessful(), "the sender was told 408");
    }

    @Test
    void findsAResponseOnAnyHop() {
        Exchange invite = attempt("""
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.2 B > P  180 Ringing
            0.3 P > A  180 Ringing
            """);
        assertEquals(2, invite.response(180, 189).orElseThrow().position());
        assertEquals(Optional.empty(), invite.response(200, 699));
    }
}
