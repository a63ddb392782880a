// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.ingest.Documents.at;
import static org.sipassistant.ingest.Documents.enricher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each field that may hold a log's text is masked on its own, whatever the others hold. */
class RawTextsTest {
    private static final String SECRET = "0123456789abcdef";

    private static Map<String, Object> document(String message, String original) {
        return new HashMap<>(Map.of("message", message, "event", new HashMap<>(Map.of("original", original))));
    }

    private static Map<String, Object> enriched(Map<String, Object> document, Map<String, Object> options) {
        enricher(options).enrich(document);
        return document;
    }

    @ParameterizedTest
    @CsvSource({"no call here, INVITE", "INVITE, no call here", "BUSY, INVITE", "INVITE, BUSY"})
    void masksTheOneWithTheSecretWhateverTheOtherHolds(String message, String original) {
        Map<String, Object> document = enriched(document(text(message), text(original)), Map.of());
        assertFalse(document.toString().contains(SECRET), document::toString);
        assertTrue(document.toString().contains("response=\"****************\""), document::toString);
    }

    private static String text(String name) {
        return switch (name) {
            case "INVITE" -> "raw " + Documents.INVITE;
            case "BUSY" -> Documents.BUSY;
            default -> name;
        };
    }

    @Test
    void masksAllWhereAFieldOfAnotherNameIsRead() {
        for (String read : List.of("log", "absent")) {
            Map<String, Object> document = document("m " + Documents.INVITE, "o " + Documents.INVITE);
            document.put("log", "l " + Documents.INVITE);
            enriched(document, Map.of("field", read));
            assertFalse(document.get("message").toString().contains(SECRET), document::toString);
            assertFalse(at(document, "event.original").toString().contains(SECRET), document::toString);
            assertFalse(document.get("log").toString().contains(SECRET), document::toString);
        }
    }

    @Test
    void masksTheTextsOfAList() {
        Map<String, Object> document =
                new HashMap<>(Map.of("message", new ArrayList<>(List.of("first", Documents.INVITE))));
        assertFalse(enriched(document, Map.of()).toString().contains(SECRET), document::toString);
    }

    @Test
    void masksTheTextsOfAListBesideAText() {
        for (String message : List.of("hello", Documents.INVITE)) {
            Map<String, Object> document = document(message, "");
            List<Object> list = new ArrayList<>(List.of("first", Documents.INVITE));
            document.put("event", new HashMap<>(Map.of("original", list)));
            assertFalse(enriched(document, Map.of()).toString().contains(SECRET), document::toString);
            assertEquals("first", list.getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Allow: INVITE, ACK\r\nAuthorization: Digest username=\"1\", uri=\"sip:gw\", response=\"hunter2\"\r\n",
                "User-Agent: x\r\nProxy-Authorization: Digest username=\"1\",\r\n response=\"hunter2\"\r\nAllow: BYE",
                "Allow: INVITE\nAuthorization: Bearer hunter2\n hunter2\n",
                "Server: x\nWWW-Authenticate: Digest realm=\"ims\", ik=\"hunter2\"\nDate: today",
                "v=0\r\ns=-\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:hunter2\r\na=sendrecv\r\n",
                "a=rtpmap:8 PCMA/8000\r\n\ta=ice-pwd:hunter2\r\n"
            })
    void masksEveryLineOfARecordWithoutAMessage(String text) {
        Map<String, Object> document = enriched(document("nothing", text), Map.of());
        String masked = at(document, "event.original").toString();
        assertFalse(masked.contains("hunter2"), masked);
        assertEquals(text.length(), masked.length());
        assertEquals(text.substring(0, text.indexOf('\n')), masked.substring(0, text.indexOf('\n')));
        assertEquals(text.substring(text.lastIndexOf('\n')), masked.substring(text.lastIndexOf('\n')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " nonce=\"a1\", response=\"hunter2hunter2hunter2\", algorithm=MD5",
                "\tresponse=\"hunter2hunter2hunter2\"",
                "  realm=\"gw\", cnonce=\"hunter2\", nc=00000001",
                "\"response\"=\"hunter2hunter2hunter2\"",
                "Digest username=\"1001\", realm=\"gw\", uri=\"sip:gw\", response=\"hunter2\"",
                "Content-Type: application/dtmf-relay\r\nContent-Length: 20\r\n\r\nSignal=hunter2\r\nDuration=160",
                "Content-Type: application/kpml-response+xml\\r\\n\\r\\n<kpml-response digits=\"hunter2\"/>"
            })
    void masksWhatIsLeftOfALineOrAMessage(String text) {
        for (String first : List.of("", "User-Agent: x\r\n")) {
            Map<String, Object> document = enriched(document("nothing", first + text), Map.of());
            String masked = at(document, "event.original").toString();
            assertFalse(masked.contains("hunter2"), masked);
            assertEquals(first.length() + text.length(), masked.length());
        }
    }

    /** Whatever a logger writes before what a shipper took for a line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Digest username=\"1001\", realm=\"gw\", uri=\"sip:gw\", response=\"hunter2\"",
                "Proxy-Authorization: Digest username=\"1001\",response=hunter2hunter2hunter2",
                "Authorization: Bearer hunter2hunter2",
                "Proxy-Authorization: Basic hunter2Zg==",
                "authorization:   Basic\thunter2Zg==",
                "hdr(Authorization)=Digest username=\"1001\", response=\"hunter2hunter2\", uri=\"sip:gw\"",
                "{\"authorization\":\"Bearer hunter2hunter2\"}",
                "nonce=\"a1\", uri=\"sip:gw\", response=\"hunter2hunter2\", algorithm=MD5",
                "{\"response\"=\"hunter2hunter2hunter2\"}",
                "Authentication-Info: qop=auth, rspauth=\"hunter2hunter2\", nc=00000001",
                "Authentication-Info: rspauth = hunter2hunter2",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:hunter2hunter2|2^20",
                "a=ice-pwd:hunter2hunter2hunter2",
                "a=key-mgmt:mikey hunter2",
                "k=base64:hunter2",
                "transfer to <sip:a@example.net?Authorization=Bearer%20hunter2> refused",
                "registering sip:bob:hunter2@example.net at 192.0.2.7",
                "registering sips:bob:hunter2@example.net;transport=tls (1/3)",
                "GET /cb?msg=REGISTER%20sip%3Agw%20SIP%2F2.0%0D%0AAuthorization%3A%20Digest%20response%3D%22hunter2hunter2%22"
            })
    void masksWhatStandsBehindAPrefix(String line) {
        for (String prefix : List.of(
                "Mar 17 12:00:00 voice3 kamailio[811]: ",
                "<134>1 2026-03-17T12:00:00.000Z voice3 sbc 811 - - ",
                "2026-03-17 12:00:00.123 [DEBUG] sofia.c:1142 ",
                "{\"level\":\"debug\"} | ",
                "\u2192 ")) {
            for (String field : List.of("message", "event.original", "log.original")) {
                String text = prefix + line;
                // a copy of the line, where it is no field that every document may have
                Map<String, Object> document =
                        new HashMap<>(Map.of("message", field.equals("log.original") ? text : "x"));
                document.put(field, text);
                String masked = enriched(document, Map.of()).get(field).toString();
                assertFalse(masked.contains("hunter2"), masked);
                assertEquals(text.length(), masked.length());
                assertTrue(masked.startsWith(prefix), masked);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx: Authorization: Digest username=\"1\", uri=\"/a\", response=\"0123456789abcdef\"",
                "app: Authorization: failed for user bob",
                "app: authorization = none, zone=1",
                "app: response=200 nonce=stale",
                "app: login with password: hunter2",
                "css: a=b display=inline: none",
                "radio: Signal=52",
                "X-Ray: password protected",
                "wrong-credentials: MD5 for SHA-256",
                "Call-Centre: password=hunter2",
                "X-Auth-Token: missing",
                "Xorg: password=hunter2",
                "Call-Center: agent 7 has no password",
                "User-Agent: Soft/1 (no password)"
            })
    void leavesOtherLinesWithTheSameWords(String text) {
        assertSame(text, enriched(document(text, "nothing"), Map.of()).get("message"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Auth-Token: hunter2",
                "x-api-key: hunter2",
                "Api-Key: hunter2",
                "P-Session-Key: hunter2",
                "X-Forwarded-Auth: Bearer hunter2",
                "X-Debug: user=bob;password=hunter2",
                "X-Meta: {\"user\":\"bob\",\"password\":\"hunter2\"}",
                "Call-Info: <https://portal.example/photo?user=bob&password=hunter2>",
                "User-Agent: Soft/1 (password=hunter2)"
            })
    void masksAHeaderOfAMakersOwnThatIsALine(String line) {
        for (String first : List.of("", "Allow: INVITE\r\n")) {
            Map<String, Object> document = enriched(document("nothing", first + line), Map.of());
            String masked = at(document, "event.original").toString();
            assertFalse(masked.contains("hunter2"), masked);
            assertEquals(first.length() + line.length(), masked.length());
        }
    }

    @Test
    void masksADialledDigitThatIsALine() {
        Map<String, Object> document = enriched(document("Mar 17 12:00:00 pbx sip: Signal=5", "Signal=#"), Map.of());
        assertEquals("Mar 17 12:00:00 pbx sip: Signal=*", document.get("message"));
        assertEquals("Signal=*", at(document, "event.original"));
    }

    @Test
    void masksDigitsAlsoWhereLineEndsAreLost() {
        Map<String, Object> document = enriched(
                document("Content-Type: application/dtmf-relay Content-Length: 22 Signal=5 Duration=160", ""),
                Map.of());
        assertEquals(
                "Content-Type: application/dtmf-relay Content-Length: 22 Signal=* Duration=160",
                document.get("message"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response=\"Busy Here\" time=12",
                "response=200 uri=\"/index.html\"",
                "realm=\"x\" is not known",
                "nonce reused by 192.0.2.7",
                "response=\"0123456789abcdef01\", uri=\"/a\"",
                "Content-Type: text/plain\r\n\r\nSignal=5",
                "digest of the day: none",
                "core dumped, signal=11"
            })
    void leavesOtherLinesThatBeginAlike(String text) {
        assertSame(text, enriched(document(text, "nothing"), Map.of()).get("message"));
    }

    @Test
    void leavesTheLinesOfOtherRecords() {
        String text =
                "GET /a HTTP/1.1\r\nAuthorization: Digest username=\"1\", uri=\"/a\", response=\"6629fae4\"\r\n\r\n"
                        + "\tat a.b(C.java:1)\r\nPassed: 1\r\na=b\r\n";
        Map<String, Object> document = enriched(document("nothing", text), Map.of());
        assertSame(text, at(document, "event.original"));
    }

    @Test
    void masksPasswordsHeadersAndKeysInACopyToo() {
        for (String line : List.of(
                "calling sip:bob:hunter2@example.net",
                "To: <sip:bob:hunter2@example.net>",
                "Authorization: Bearer hunter2hunter2",
                "WWW-Authenticate: Digest realm=\"ims\", nonce=\"a\", ik=\"hunter2\", ck=\"hunter2\"",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:hunter2|2^20")) {
            for (String other : List.of("nothing", Documents.BUSY)) {
                Map<String, Object> document = enriched(document(other, line), Map.of());
                assertFalse(document.toString().contains("hunter2"), document::toString);
            }
            Map<String, Object> document = enriched(document(line, "nothing"), Map.of());
            assertFalse(document.toString().contains("hunter2"), document::toString);
        }
    }

    @Test
    void leavesAllAsTheyAreWhereItIsSwitchedOffOrThereIsNothing() {
        Map<String, Object> document = document("nothing", Documents.INVITE);
        assertSame(Documents.INVITE, at(enriched(document, Map.of("redact", false)), "event.original"));
        String digest = "Authorization: Digest username=\"1\", uri=\"/index.html\", response=\"6629fae4\"";
        assertEquals(document("x", digest), enriched(document("x", digest), Map.of()));
    }

    @Test
    void countsADocumentOnce() {
        SipEnricher enricher = enricher(Map.of());
        enricher.enrich(document(Documents.INVITE, "raw " + Documents.INVITE));
        assertEquals(1, enricher.statistics().redacted());
    }
}
