// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.message.SipUri;

class BindingsTest {
    private static final String REGISTER =
            "%d.0 B > R  REGISTER sip:example.net  Call-ID: r%d  To: <sip:%s>  Contact: <sip:bob@%s>  Expires: %d\n";
    private static final String GRANT =
            "%d.1 R > B  200 OK  Call-ID: r%d  To: <sip:%s>;tag=t  Contact: <sip:bob@%s>;expires=%d\n";
    private static final String BOB = "bob@example.net";

    private static String registered(int at, String user, String contact, int seconds) {
        return REGISTER.formatted(at, at, user, contact, seconds) + GRANT.formatted(at, at, user, contact, seconds);
    }

    private static Optional<Bindings.Over> over(String ladder, int second) {
        List<ObservedMessage> messages = ExampleLadder.messages(ladder);
        Instant start = messages.getFirst().at().orElseThrow();
        String registrar = messages.getFirst().destination().orElseThrow().host();
        return Bindings.of(messages).over(SipUri.parse("sip:" + BOB), registrar, start.plusSeconds(second));
    }

    @Test
    void aBindingIsOverWhenItsTimeIs() {
        String ladder = registered(0, BOB, "192.0.2.2", 60);
        assertEquals(Optional.empty(), over(ladder, 50));
        assertEquals(Optional.empty(), over(ladder, 63), "clocks differ");
        assertEquals(Optional.of(false), over(ladder, 90).map(Bindings.Over::signedOff));
    }

    @Test
    void theLastRenewalCountsHoweverManyThereAre() {
        StringBuilder ladder = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            ladder.append(registered(i * 30, BOB, "192.0.2.2", 60));
        }
        assertEquals(Optional.empty(), over(ladder.toString(), 300 * 30));
    }

    @Test
    void aRenewalWithoutItsAnswerMayHaveBeenGranted() {
        String ladder = registered(0, BOB, "192.0.2.2", 60) + REGISTER.formatted(50, 50, BOB, "192.0.2.2", 60);
        assertEquals(Optional.empty(), over(ladder, 90));
    }

    @Test
    void theSameNameInAnotherDomainIsAnotherUser() {
        String ladder = registered(0, "bob@other.example", "192.0.2.2", 60);
        assertEquals(Optional.empty(), over(ladder, 90));
    }

    /** Some registrars list only the contact of the request. */
    @Test
    void anotherDeviceOfTheUserMayStillBeThere() {
        String first = registered(0, BOB, "192.0.2.2", 3_600);
        String second = registered(10, BOB, "192.0.2.3", 60);
        assertEquals(Optional.empty(), over(first + second, 90));
        assertEquals(true, over(first + second, 4_000).isPresent());
    }

    @Test
    void anotherRegistrarKnowsNothingOfIt() {
        List<ObservedMessage> messages = ExampleLadder.messages(registered(0, BOB, "192.0.2.2", 60));
        Instant later = messages.getFirst().at().orElseThrow().plusSeconds(90);
        assertEquals(Optional.empty(), Bindings.of(messages).over(SipUri.parse("sip:" + BOB), "198.51.100.9", later));
    }
}
