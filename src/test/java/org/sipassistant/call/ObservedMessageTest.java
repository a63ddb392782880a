// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservedMessageTest {

    private static ObservedMessage message(int position, long sequence) {
        ObservedMessage message = SipTexts.unobserved(position, "OPTIONS sip:b@example.net SIP/2.0", "Call-ID: c");
        return SipTexts.at(Optional.of(ExampleLadder.START), sequence, message);
    }

    private static void assertOrder(ObservedMessage first, ObservedMessage second) {
        assertTrue(ObservedMessage.ORDER.compare(first, second) < 0);
        assertTrue(ObservedMessage.ORDER.compare(second, first) > 0);
    }

    @Test
    void timeComesFirst() {
        ObservedMessage early = SipTexts.at(Optional.of(ExampleLadder.START.minusMillis(1)), 9, message(9, 9));
        assertOrder(early, message(1, 1));
    }

    @Test
    void thenTheSequenceOfTheSource() {
        assertOrder(message(9, 1), message(1, 2));
    }

    @Test
    void thenThePlace() {
        assertOrder(message(1, 0), message(2, 0));
        assertOrder(message(1, 7), message(2, 7));
    }

    @Test
    void theOrderIsOneEvenWhereOnlySomeHaveASequence() {
        ObservedMessage a = message(0, 2);
        ObservedMessage b = message(1, 0);
        ObservedMessage c = message(2, 1);
        boolean aBeforeB = ObservedMessage.ORDER.compare(a, b) < 0;
        boolean bBeforeC = ObservedMessage.ORDER.compare(b, c) < 0;
        boolean cBeforeA = ObservedMessage.ORDER.compare(c, a) < 0;
        assertTrue(!(aBeforeB && bBeforeC && cBeforeA), "a before b before c before a: sorting would throw");
    }

    @Test
    void measuresTheTimeToALaterMessage() {
        ObservedMessage start = message(0, 0);
        ObservedMessage end = SipTexts.at(Optional.of(ExampleLadder.START.plusSeconds(3)), 0, message(1, 0));
        assertEquals(Optional.of(Duration.ofSeconds(3)), start.until(end));
        assertEquals(Optional.empty(), start.until(SipTexts.withoutTime(end)));
    }

    @Test
    void quotesTheStartLine() {
        assertEquals("OPTIONS sip:b@example.net SIP/2.0", message(0, 0).quote());
        ObservedMessage endless = SipTexts.unobserved(0, "OPTIONS sip:" + "b".repeat(400) + " SIP/2.0", "Call-ID: c");
        assertEquals(303, endless.quote().length());
    }
}
