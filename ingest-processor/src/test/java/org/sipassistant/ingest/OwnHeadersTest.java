// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.ingest.pseudonym.PseudonymKey;

/** What {@code pseudonymise} does in headers that somebody made for himself: there a person is known by the shape alone. */
class OwnHeadersTest {
    private static final PseudonymKey KEY = PseudonymKey.of("a secret of more than sixteen");

    private static final String INVITE = String.join(
            "\r\n",
            "INVITE sip:+442079460345@example.net SIP/2.0",
            "Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK74bf9",
            "From: <sip:+493023125001@example.com>;tag=9fxced76sl",
            "To: <sip:+442079460345@example.net>",
            "Proxy-Authorization: Digest username=\"anna.beispiel\", realm=\"example.com\"",
            "Call-ID: 84b4c76e66710@192.0.2.7",
            "CSeq: 1 INVITE",
            "",
            "");

    private static Map<String, Object> enriched(String text) {
        Map<String, Object> document = new HashMap<>(Map.of("message", text));
        Documents.pseudonymiser(KEY, Map.of("fields", "full")).enrich(document);
        return document;
    }

    private static Object at(Map<String, Object> document, String path) {
        return new DocumentFields(document).get(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Caller: alice@example.com",
                "X-Account: <alice.smith1999@example.com>;a=b",
                "X-Charged: user=alice@example.com",
                "X-Incident-Owner: alice@example.com",
                "X-Session-User: alice@example.com",
                "P-Own-Owner: alice@example.com",
                "X-Caller: +49-30-23125-777",
                "X-Caller: +49 (30) 23125777",
                "X-Caller: +49 (0)30 23125-777",
                "X-Caller: (030) 23125 777",
                "x-caller: 030 23125777",
                "X-Caller: 030/23125777",
                "X-Caller: 01.23.12.57.77",
                "X-Caller: 555-231-2577",
                "X-Caller: (231) 257-7700",
                "X-Caller: 1-800-231-2577",
                "X-Caller: line=231-2577",
                "P-Own-Number: 49 30 23125777, 030-23125777",
                "X-When: 2026-11-21 030-23125777",
                "X-Caller: 030-23125777@192.0.2.33",
                "X-Caller: 03023125777"
            })
    void namesNobodyInHeadersOfSomebodysOwn(String header) {
        for (String text : List.of(INVITE, INVITE.replace("\r\n", "\\r\\n"), INVITE.replace("\r\n", "#015#012"))) {
            Map<String, Object> document = enriched(text.replace("CSeq:", header + lineEnd(text) + "CSeq:"));
            String value = header.substring(header.indexOf(':'));
            assertFalse(document.toString().contains(value), document::toString);
            for (String part : List.of("alice", "smith", "1999", "23125", "231-257", "257-77", "12.57")) {
                assertFalse(document.toString().contains(part), () -> part + " is in " + document);
            }
        }
    }

    private static String lineEnd(String text) {
        return text.contains("\r\n") ? "\r\n" : text.contains("#015") ? "#015#012" : "\\r\\n";
    }

    @Test
    void givesANumberInAHeaderOfSomebodysOwnThePseudonymOfItsUri() {
        Map<String, Object> document = enriched(
                INVITE.replace("CSeq:", "X-Caller: +49 (0)30 23125-001\r\nX-User: anna.beispiel@example.com\r\nCSeq:"));
        String text = document.get("message").toString();
        String calling = at(document, "sip.from.uri.username").toString();
        assertTrue(text.contains("\r\nX-Caller: " + calling + "\r\n"), text);
        String name = at(document, "sip.auth.username").toString();
        assertTrue(text.contains("\r\nX-User: " + name + "@example.com\r\n"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-When: 2026-11-21",
                "X-When: 2026-11-21 10:15:30",
                "X-When: 21.11.2026, 20261121-101530",
                "X-Host: 192.0.2.33:5060",
                "X-Peer: 192.168.10.20 (5060)",
                "X-Codec: 0,8,101 (20 30)",
                "X-Hosts: 198.51.100.7, 010.020.030.040",
                "X-Ports: 10000-20000",
                "X-Version: 16.20.1-rc2, 10.2.1234",
                "X-Codecs: 0 8 101 18 9 96",
                "X-Rates: 8000/16000",
                "X-Id: 3f2a9c10-1234-5678-9012-abcdefabcdef",
                "X-Note: see @ or @@",
                "P-Access-Network-Info: 3GPP-UTRAN-TDD; utran-cell-id-3gpp=23415-0120",
                "X-RTP-Stat: CS=0;PS=1207;ES=1226;OS=193120;SP=0/0;SO=0"
            })
    void leavesWhatHasAnotherShape(String header) {
        String text = enriched(INVITE.replace("CSeq:", header + "\r\nCSeq:"))
                .get("message")
                .toString();
        assertTrue(text.contains("\r\n" + header + "\r\n"), text);
        assertTrue(text.contains("branch=z9hG4bK74bf9"), text);
    }

    @Test
    void takesTheTimeOfAFewScans() {
        for (String each : List.of("X-", "X-A: @@", "1-", "(", "a@b ", "X-A:1 2 3", "\\", "0 1-")) {
            String text = INVITE.replace("CSeq:", "X-A: " + each.repeat(200_000 / each.length()) + "\r\nCSeq:");
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> enriched(text));
        }
    }
}
