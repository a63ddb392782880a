// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.ingest.pseudonym.PseudonymKey;

class PseudonymiseTest {
    private static final PseudonymKey KEY = PseudonymKey.of("a secret of more than sixteen");

    private static final String INVITE = String.join(
            "\r\n",
            "INVITE sip:+442079460345@example.net;user=phone SIP/2.0",
            "Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK74bf9",
            "From: \"Anna Beispiel\" <sip:+493023125001@example.com>;tag=9fxced76sl",
            "To: Carl Muster <sip:+442079460345@example.net>",
            "Contact: <sip:annas-phone@192.0.2.7:5060>",
            "P-Asserted-Identity: <tel:+493023125001>",
            "Diversion: \"Desk 77\" <sip:03023125077@example.com>;reason=unconditional",
            "Proxy-Authorization: Digest username=\"anna.beispiel\", realm=\"example.com\","
                    + " uri=\"sip:anna.beispiel@example.com\"",
            "X-Customer-Line: 03023125001",
            "Call-ID: 84b4c76e66710@anna-laptop.example.com",
            "CSeq: 1 INVITE",
            "Content-Type: application/sdp",
            "Content-Length: 65",
            "",
            "v=0\r\no=anna 1 1 IN IP4 192.0.2.7\r\nm=audio 4000 RTP/AVP 0\r\na=x:y\r\n");

    private static final List<String> NAMES = List.of(
            "Anna", "anna", "Beispiel", "beispiel", "Carl", "Muster", "23125001", "2079460345", "23125077", "Desk");

    private static SipEnricher enricher(PseudonymKey key) {
        return Documents.pseudonymiser(key, Map.of("fields", "full"));
    }

    private static Map<String, Object> enriched(String text) {
        Map<String, Object> document = new HashMap<>(Map.of("message", text));
        enricher(KEY).enrich(document);
        return document;
    }

    private static Object at(Map<String, Object> document, String path) {
        return new DocumentFields(document).get(path);
    }

    @Test
    void leavesNoNameInTheDocument() {
        String document = enriched(INVITE).toString();
        NAMES.forEach(name -> assertFalse(document.contains(name), () -> name + " is in " + document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbx: request INVITE failed (callid: %s) - no endpoint",
                "NOTICE: <script>: ci=%s rejected",
                "media [%s]: 1200 packets",
                "Really destroying SIP dialog '%s' Method: INVITE",
                "{\"call_id\":\"%s\",\"state\":\"gone\"}",
                "Call-ID %s has ended.",
                "timeout on transmission %s for seqno 102"
            })
    void namesACallInALogLineAsItsMessagesDo(String line) {
        String id = at(enriched(INVITE), "sip.call_id").toString();
        String written = enriched(line.formatted("84b4c76e66710@anna-laptop.example.com"))
                .get("message")
                .toString();
        assertEquals(line.formatted(id), written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail from anna@example.com to root@localhost",
                "the call identified itself, call id unknown",
                "git@example.com:team/repository-2026.git",
                "https://user2026name1@example.com/x",
                "cid=none"
            })
    void leavesWordsThatIdentifyNoCall(String line) {
        assertEquals(line, enriched(line).get("message"));
    }

    @Test
    void replacesAFieldThatIsThereTwice() {
        Map<String, Object> document = new HashMap<>(Map.of("event.original", INVITE, "message", "one packet"));
        document.put("event", new HashMap<>(Map.of("original", "again: " + INVITE)));
        enricher(KEY).enrich(document);
        NAMES.forEach(name -> assertFalse(document.toString().contains(name), () -> name + " is in " + document));
    }

    @Test
    void leavesSipThatReadsAsBefore() {
        Map<String, Object> document = enriched(INVITE);
        Map<String, Object> plain = new HashMap<>(Map.of("message", INVITE));
        SipEnricher.create(SipOptions.take(new HashMap<>(Map.of("fields", "full"))), Documents.KNOWHOW)
                .enrich(plain);
        for (String path : List.of(
                "sip.method",
                "sip.cseq.code",
                "sip.transaction.id",
                "sip.from.tag",
                "sip.sdp.media",
                "sip.parse.part",
                "sip.uri.host")) {
            assertEquals(at(plain, path), at(document, path), path);
        }
        assertEquals(at(plain, "sip.parse.errors"), at(document, "sip.parse.errors"));
        assertEquals(KEY.id(), at(document, "sip.pseudonym.key"));
        assertTrue(String.valueOf(at(document, "sip.number.calling.digits")).startsWith("49"), document::toString);
        String text = (String) document.get("message");
        int body = text.indexOf("\r\n\r\n") + 4;
        assertEquals(
                String.valueOf(text.length() - body),
                text.substring(text.indexOf("Content-Length: ") + 16, text.indexOf("\r\n\r\n")));
    }

    /** What a header holds, and what a field of another program, or a copy, may hold besides. */
    @Test
    void leavesNoNumberInAnyFieldOfTheDocument() {
        String claims = "{\"attest\":\"A\",\"dest\":{\"tn\":[\"442079460345\"]},\"iat\":1773748800,"
                + "\"orig\":{\"tn\":\"493023125001\"},\"rcd\":{\"nam\":\"Anna Beispiel\"}}";
        String token = "eyJhbGciOiJFUzI1NiJ9."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
        String text = INVITE.replace(
                "CSeq:", "Identity: " + token + ";info=<https://cert.example.org/a.pem>;alg=ES256\r\nCSeq:");
        for (String message : List.of(text, "sofia/external/03023125001@example.com says\n" + text, escaped(text))) {
            Map<String, Object> document = new HashMap<>(Map.of("message", message, "host", "voice3"));
            document.put("log", new HashMap<>(Map.of("original", message, "level", "info")));
            document.put("user", new HashMap<>(Map.of("name", "+493023125001", "full_name", "Anna Beispiel")));
            document.put(
                    "related", new HashMap<>(Map.of("user", new ArrayList<>(List.of("03023125001", "Anna Beispiel")))));
            document.put("client", new HashMap<>(Map.of("user", new HashMap<>(Map.of("name", "493023125001")))));
            document.put("source", new HashMap<>(Map.of("user", new HashMap<>(Map.of("name", "anna.beispiel")))));
            document.put("media", "v=0\r\no=anna 1 1 IN IP4 192.0.2.7\r\n");
            document.put("labels", new HashMap<>(Map.of("caller", "0049 30 23125001", "desk", "03023125077")));
            document.put("caller_number", 493_023_125_001L);
            document.put("cdr", new HashMap<>(Map.of("numbers", new ArrayList<>(List.of(3_023_125_001L, 7L)))));
            document.put(
                    "summary", "call of 03023125001 to tel:+442079460345, id 84b4c76e66710@anna-laptop.example.com");
            document.put(
                    "sip",
                    new HashMap<>(Map.of(
                            "number",
                            new HashMap<>(Map.of(
                                    "calling",
                                    new HashMap<>(Map.of("digits", "493023125001", "reversed", "100521320394")))))));
            enricher(KEY).enrich(document);
            String written = document.toString();
            NAMES.forEach(name -> assertFalse(written.contains(name), () -> name + " is in " + written));
            assertFalse(written.contains("10052132"), written);
            assertFalse(written.contains(token.substring(60, 76)), written);
            assertEquals("info", at(document, "log.level"));
            assertEquals("voice3", document.get("host"));
            assertEquals(List.of(7L), ((List<?>) at(document, "cdr.numbers")).subList(1, 2));
        }
    }

    private static String escaped(String text) {
        return text.replace("\r\n", "\\r\\n");
    }

    @Test
    void givesEverySpellingOfANumberTheSameRest() {
        Map<String, Object> document = new HashMap<>(Map.of("message", INVITE, "caller", "03023125001"));
        document.put("caller_number", 493_023_125_001L);
        enricher(KEY).enrich(document);
        String digits = at(document, "sip.number.calling.digits").toString();
        assertEquals("0" + digits.substring(2), document.get("caller"));
        assertEquals(digits, document.get("caller_number").toString());
        assertEquals(
                new StringBuilder(digits).reverse().toString(),
                at(document, "sip.number.calling.reversed").toString());
        assertFalse(at(document, "sip.number.calling.spellings").toString().contains("23125001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CDR call from 03023125001 to sip:+493023125001@192.0.2.9",
                "CDR call from 030/23125001 to tel:+493023125001",
                "sip:anna@192.0.2.9 to +49 (0)30 23125001, then sip:+493023125001@192.0.2.9",
                "sip:+493023125001@192.0.2.9 rang 030 231 25 001 again"
            })
    void knowsANumberOfAUriAgainHoweverItIsSpelledBeside(String line) {
        String written = at(enriched(line), "message").toString();
        assertFalse(written.replaceAll("[ /]", "").contains("23125001"), written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+49(0)30 23125001", "+49 (0) 30 23125001", "(030) 23125001", "ring 030/23125001 back"})
    void knowsANumberOfTheMessageAgainInASubjectAndInAField(String spelled) {
        String subject = INVITE.replace("X-Customer-Line:", "Subject: " + spelled + "\r\nX-Customer-Line:");
        Map<String, Object> document = new HashMap<>(Map.of("message", subject, "customer_ref", spelled));
        enricher(KEY).enrich(document);
        assertFalse(document.toString().contains("23125001"), document::toString);
    }

    @Test
    void readsManyFieldsBesideManyMessagesInTheTimeOfAFewScans() {
        Map<String, Object> document = new HashMap<>(Map.of("message", INVITE.repeat(2_000)));
        for (int i = 0; i < 5_000; i++) {
            document.put("note" + i, "call of 03023125001, number " + i);
        }
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> enricher(KEY).enrich(document));
        assertFalse(
                document.get("note7").toString().contains("23125001"),
                () -> document.get("note7").toString());
    }

    /** Lines that name a user without a URI, of the products that are read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOTICE[1]: chan_sip.c: Peer '03023125001' is now UNREACHABLE!  Last qualify: 0",
                "NOTICE[1]: No matching peer for '03023125001' from '203.0.113.9:5071'",
                "    -- PJSIP/03023125001-00000008 is busy"
            })
    void namesNobodyInAProductsOwnLine(String line) {
        Map<String, Object> document = new HashMap<>(Map.of("message", line));
        ofAllProducts().enrich(document);
        assertFalse(document.toString().contains("23125001"), document::toString);
        assertTrue(at(document, "sip.log.says") != null, document::toString);
    }

    private static SipEnricher ofAllProducts() {
        return Documents.pseudonymiser(KEY, Map.of("formats", "all"));
    }

    /** As long as a Call-ID, and with as many digits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Digest username=\"alice.smith-1999@sip.example.net\", realm=\"r\", nonce=\"n\"",
                "Authorization: Digest username=\"+49-30-23125-777@sip.example.net\", realm=\"r\", nonce=\"n\"",
                "Authorization: Digest username=\"+49 30 23125777\", realm=\"r\", nonce=\"n\"",
                "P-Asserted-Identity: <sip:+49%20(30)%2023125-777@192.0.2.33>",
                "P-Asserted-Identity: <sip:alice.smith-1999@sip.example.net>"
            })
    void takesNoUserForACallId(String header) {
        Map<String, Object> document = new HashMap<>(Map.of("message", INVITE.replace("CSeq:", header + "\r\nCSeq:")));
        assertTrue(document.toString().contains(header), document::toString);
        enricher(KEY).enrich(document);
        for (String part : List.of("alice", "smith", "1999", "23125", "777")) {
            assertFalse(document.toString().contains(part), () -> part + " is in " + document);
        }
    }

    /** Whoever sends a request chooses what stands there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOTICE[1]: No matching peer for '@203.0.113.9' from '203.0.113.9:5071'",
                "NOTICE[1]: No matching peer for '@' from '203.0.113.9:5071'",
                "    -- PJSIP/@203.0.113.9-00000008 is busy"
            })
    void readsALineThatNamesAHostAlone(String line) {
        Map<String, Object> document = new HashMap<>(Map.of("message", line));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> ofAllProducts().enrich(document));
        assertEquals(line, document.get("message"));
        assertTrue(at(document, "sip.log.says") != null, document::toString);
    }

    @Test
    void leavesTheFieldsOfADocumentThatNamesNobody() {
        Map<String, Object> document = new HashMap<>(Map.of("message", "eth0: link up", "user", "root"));
        document.put("number", 493_023_125_001L);
        Map<String, Object> before = new HashMap<>(document);
        enricher(KEY).enrich(document);
        assertEquals(before, document);
    }

    @Test
    void keepsEqualityWithinAndAcrossDocuments() {
        Map<String, Object> document = enriched(INVITE);
        assertEquals(at(document, "sip.uri.username"), at(document, "sip.to.uri.username"));
        String response =
                INVITE.replace("INVITE sip:+442079460345@example.net;user=phone SIP/2.0", "SIP/2.0 486 Busy Here");
        Map<String, Object> answer = enriched(response);
        for (String path : List.of("sip.call_id", "sip.dialog.id", "sip.from.uri.original", "sip.to.uri.original")) {
            assertEquals(at(document, path), at(answer, path), path);
        }
        assertNotEquals("84b4c76e66710@anna-laptop.example.com", at(document, "sip.call_id"));
    }

    @Test
    void replacesTheCopyOfAShipperToo() {
        Map<String, Object> document =
                new HashMap<>(Map.of("message", INVITE, "event", new HashMap<>(Map.of("original", INVITE))));
        enricher(KEY).enrich(document);
        assertEquals(document.get("message"), at(document, "event.original"));
        NAMES.forEach(name -> assertFalse(document.toString().contains(name)));
    }

    @Test
    void replacesEachTextByItself() {
        for (String text : List.of("no call here", INVITE)) {
            Map<String, Object> document = new HashMap<>(Map.of(
                    "message",
                    text,
                    "event",
                    new HashMap<>(Map.of("original", text.equals(INVITE) ? "nothing" : INVITE))));
            enricher(KEY).enrich(document);
            NAMES.forEach(name -> assertFalse(document.toString().contains(name), () -> name + " in " + document));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: \"Anna\" <sip:+493023125001@example.com>;tag=1",
                "f: Anna <sip:+493023125001@example.com>;tag=1",
                "Mar 1 10:00:00 pbx asterisk[1]: INVITE sip:+493023125001@example.net SIP/2.0#015#012From:"
                        + " \\\"Anna\\\" <sip:+493023125001@example.com>;tag=1#015#012To:"
                        + " <sip:1@example.net>#015#012Call-ID: a1@b#015#012CSeq: 1 INVITE#015#012#015#012",
                "NOTICE: Request 'INVITE' from '<sip:+493023125001@example.com>' failed for '192.0.2.7:5060'",
                "INVITE sip:+493023125001@example.net SIP/2.0\\r"
                        + "\\n"
                        + "From: Anna <sip:+493023125001@example.com>;tag=1\\r"
                        + "\\n"
                        + "Call-ID: a1@b\\r"
                        + "\\n"
                        + "CSeq: 1 INVITE\\r"
                        + "\\n"
            })
    void readsLogsAsTheyCome(String text) {
        String document = enriched(text).toString();
        assertFalse(document.contains("Anna"), document);
        assertFalse(document.contains("23125001"), document);
    }

    @Test
    void findsTheCallIdInTheWordsOfTheLogToo() {
        String document = enriched(
                        "call a84b@anna-laptop.example.com begins\n" + INVITE.replace("84b4c76e66710", "a84b"))
                .toString();
        assertFalse(document.contains("anna-laptop"), document);
    }

    @Test
    void leavesADocumentWithoutSipAndOneThatPassedBefore() {
        String text = "user 1001 logged in from 192.0.2.7";
        assertSame(text, enriched(text).get("message"));
        Map<String, Object> document = enriched(INVITE);
        Object once = document.get("message");
        enricher(KEY).enrich(document);
        assertEquals(once, document.get("message"));
    }

    @Test
    void refusesToWorkWithoutAKey() {
        String message = assertThrows(IllegalArgumentException.class, () -> enricher(null))
                .getMessage();
        assertTrue(message.contains("plugins.sip.pseudonym.key"), message);
    }
}
