// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeaderTest {

    private static SipMessage with(String headers) {
        return Texts.only("OPTIONS sip:a@example.com SIP/2.0\r\n" + headers + "\r\n");
    }

    @Test
    void findsEveryHeaderByItsLongAndCompactName() {
        for (Header header : Header.values()) {
            assertEquals(Optional.of("x"), with(header.longName() + ": x\r\n").header(header));
            assertEquals(
                    Optional.of("x"),
                    with(header.longName().toUpperCase(java.util.Locale.ROOT) + ":x\r\n")
                            .header(header));
            if (header.compactForm().isPresent()) {
                assertEquals(
                        Optional.of("x"),
                        with(header.compactForm().get() + " : x\r\n").header(header));
            }
        }
    }

    @Test
    void givesEveryHeaderANameOfItsOwn() {
        Set<String> names = new HashSet<>();
        for (Header header : Header.values()) {
            assertTrue(names.add(header.longName().toLowerCase(java.util.Locale.ROOT)), header.longName());
            header.compactForm().ifPresent(form -> assertTrue(names.add(form), form));
        }
    }

    @Test
    void unfoldsAndTrims() {
        SipMessage message = with("Subject :  first\r\n  second\r\n\tthird  \r\nTo\t:\r\n <sip:a@b>;tag=1\r\n");
        assertEquals(Optional.of("first second third"), message.header(Header.SUBJECT));
        assertEquals(Optional.of("1"), message.toTag());
    }

    @Test
    void splitsListsOutsideQuotesAndBrackets() {
        SipMessage message = with("Contact: \"A, B\" <sip:a,b@c>;q=1, <sip:d@e>\r\nm: <sip:f@g>\r\n");
        assertEquals(List.of("\"A, B\" <sip:a,b@c>;q=1", "<sip:d@e>", "<sip:f@g>"), message.headers(Header.CONTACT));
        assertEquals(Optional.of("\"A, B\" <sip:a,b@c>;q=1"), message.header(Header.CONTACT));
        assertEquals(
                List.of("d", "f"),
                message.contacts().stream()
                        .skip(1)
                        .map(c -> c.uri().user().orElseThrow())
                        .toList());
    }

    @Test
    void doesNotSplitAHeaderWhoseValueHoldsCommas() {
        assertEquals(
                List.of("Sat, 13 Nov 2010 23:29:00 GMT"),
                with("Date: Sat, 13 Nov 2010 23:29:00 GMT\r\n").headers(Header.DATE));
    }

    @Test
    void leavesOutEmptyValuesOfAList() {
        assertEquals(List.of("a", "b"), with("Supported: ,a,, b ,\r\n").headers(Header.SUPPORTED));
        assertEquals(List.of(), with("Supported: \r\n").headers(Header.SUPPORTED));
    }

    @Test
    void findsAHeaderNobodyKnowsByItsName() {
        SipMessage message = with("X-Carrier-Route: 7\r\nx-carrier-route: 8\r\nTo: <sip:a@b>\r\n");
        assertEquals(Optional.of("7"), message.header("x-CARRIER-route"));
        assertEquals(Optional.empty(), message.header("X-Carrier"));
    }

    @Test
    void readsNumbersWithinTheirRange() {
        SipMessage message = with("Expires: 4294967296\r\nMax-Forwards: 70\r\nRetry-After: 30 (busy);duration=5\r\n"
                + "Content-Length: 0\r\nMin-Expires: soon\r\nRSeq: 4294967295\r\n");
        assertTrue(message.number(Header.EXPIRES).isEmpty());
        assertEquals(70, message.number(Header.MAX_FORWARDS).orElseThrow());
        assertEquals(30, message.number(Header.RETRY_AFTER).orElseThrow());
        assertTrue(message.number(Header.MIN_EXPIRES).isEmpty());
        assertEquals(4294967295L, message.number(Header.RSEQ).orElseThrow());
        assertTrue(message.number(Header.TIMESTAMP).isEmpty());
    }

    @Test
    void listsChallengesAndCredentials() {
        SipMessage message = with("""
            WWW-Authenticate: Digest realm="a, b", nonce="n1", stale=TRUE, algorithm=MD5
            Proxy-Authenticate: Digest realm="c",nonce="n2"
            Authorization: Digest username="alice",realm="a",response="00"
            """.replace("\n", "\r\n"));
        assertEquals(2, message.challenges().size());
        Digest first = message.challenges().getFirst();
        assertEquals("Digest", first.scheme());
        assertEquals(Optional.of("a, b"), first.realm());
        assertEquals(Optional.of("n1"), first.nonce());
        assertTrue(first.stale());
        assertEquals(Optional.of("MD5"), first.algorithm());
        assertEquals(Optional.of("c"), message.challenges().get(1).realm());
        assertEquals(Optional.of("alice"), message.credentials().getFirst().username());
    }

    @Test
    void listsReasonsAndTheWarning() {
        SipMessage message =
                with("Reason: Q.850;cause=17;text=\"User, busy\", SIP ;cause=486\r\nReason: STIR;cause=436\r\n"
                        + "Warning: 304 gw.example.net \"Media type \\\"G.729\\\" not available\", 399 x \"y\"\r\n");
        assertEquals(3, message.reasons().size());
        assertEquals(Optional.of("User, busy"), message.reasons().getFirst().text());
        assertEquals(17, message.reasons().getFirst().cause().orElseThrow());
        assertEquals("SIP", message.reasons().get(1).protocol());
        assertEquals(486, message.reasons().get(1).cause().orElseThrow());
        assertEquals(
                Optional.of(new Warning(304, "gw.example.net", "Media type \"G.729\" not available")),
                message.warning());
    }
}
