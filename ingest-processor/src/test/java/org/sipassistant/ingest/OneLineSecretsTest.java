// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.ingest.Documents.enriched;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A header of SIP that is a document of its own holds no secret, with or without what a logger wrote before it. */
class OneLineSecretsTest {
    private static final String SECRET = "s3cret7";

    private static String masked(String text) {
        return enriched(text, Map.of()).get("message").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: failed for user bob, account locked",
                "Authorization: required",
                "Authorization : none given by the client",
                "Proxy-Authorization: missing",
                "authorization: denied"
            })
    void leavesASentence(String sentence) {
        for (String prefix : List.of("", "  ", "2026-11-21T10:15:30.123Z WARN web: ")) {
            assertEquals(prefix + sentence, masked(prefix + sentence));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Basic c2VjcmV0",
                "Authorization: Bearer s3cret7token",
                "Authorization: s3cret7token",
                "Authorization: Own s3cret7token",
                "Proxy-Authorization: NTLM TlRMTVNTUAAB",
                "Proxy-Authorization: TLS-DSK qop=\"auth\", gssapi-data=\"s3cret7\", crand=\"c2VjcmV0\"",
                "Authorization: Signature keyId=\"a\", signature=\"s3cret7\"",
                "Authorization: Digest username=\"1\", realm=\"r\", response=\"s3cret7\", cnonce=\"s3cret7\""
            })
    void masksCredentials(String header) {
        for (String text : List.of(header, "  " + header)) {
            String masked = masked(text);
            assertEquals(text.length(), masked.length());
            assertFalse(masked.contains(SECRET) || masked.contains("c2Vj") || masked.contains("TlRM"), masked);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: sid=s3cret7; theme=dark",
                "Set-Cookie: sid=s3cret7; Secure; HttpOnly",
                "cookie: a=\"s3cret7\"; b=s3cret7",
                "Subject: conference, PIN: s3cret7",
                "Subject: password=s3cret7",
                "Subject : PIN: s3cret7 for the bridge",
                "Warning: 399 example.org \"password=s3cret7 was wrong\"",
                "User-Agent: Soft/1 (password=s3cret7)",
                "Call-Info: <https://example.org/p.png?token=s3cret7s3cret7>;purpose=icon",
                "Alert-Info: <https://example.org/ring.wav?access_token=s3cret7>",
                "Contact: <sip:1001@192.0.2.7;transport=ws;token=s3cret7>",
                "Record-Route: <sip:192.0.2.7;lr;access_token=s3cret7>",
                "Route: <sips:192.0.2.7;lr;api_key=s3cret7>,<sip:192.0.2.8;lr>",
                "Path: <sip:192.0.2.7;lr;secret=s3cret7>",
                "X-Auth: user=1001;token=s3cret7",
                "P-Own: auth_key=s3cret7"
            })
    void masksAHeader(String header) {
        for (String prefix : List.of(
                "",
                "  ",
                "2026-11-21T10:15:30.123Z DEBUG sip: ",
                "Nov 21 10:15:30 pbx kamailio[812]: INFO: <core> ",
                "[2026-11-21 10:15:30] VERBOSE[1] chan: <--- ",
                "level=debug component=sip msg=\"")) {
            String text = prefix + (prefix.endsWith("\"") ? header.replace("\"", "\\\"") + "\"" : header);
            String masked = masked(text);
            assertFalse(masked.contains(SECRET), masked);
            assertEquals(text.length(), masked.length());
            assertTrue(masked.startsWith(prefix + header.substring(0, header.indexOf(':') + 1)), masked);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"headers\":{\"Cookie\":\"sid=s3cret7; a=b\",\"Host\":\"example.org\"}}",
                "{\"headers\":{\"set-cookie\":[\"sid=s3cret7; a=b\"],\"Host\":\"example.org\"}}",
                "cookies=\"sid=s3cret7; a=b\" Host=example.org",
                "{\"line\":\"Cookie: sid=\\\"s3cret7\\\"; a=b\",\"Host\":\"example.org\"}"
            })
    void masksCookiesInOtherShapesAndLeavesWhatFollows(String text) {
        assertFalse(masked(text).contains(SECRET), masked(text));
        assertTrue(masked(text).contains("example.org"), masked(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent: account passwd=s3cret7 of sip:1001@example.org",
                "agent: {\"username\":\"sip:1001@example.org\",\"secret\":\"s3cret7\"}",
                "agent: HA1 string calculated: 6629fae493936629fae493936629fae4 sips:1001@example.org",
                "agent --id sip:1001@example.org --password s3cret7"
            })
    void masksAProgramsOwnLineThatNamesAUserOfSip(String line) {
        for (String secret : List.of(SECRET, "6629fae4")) {
            assertFalse(masked(line).contains(secret), masked(line));
        }
        assertTrue(masked(line).contains(":1001@example.org"), masked(line));
    }

    @Test
    void leavesTheOtherHeadersOfAMessageInOneLine() {
        String line = "INVITE sip:b@example.org SIP/2.0 Cookie: sid=s3cret7; a=b Call-ID: a1@b CSeq: 1 INVITE";
        assertFalse(masked(line).contains(SECRET), masked(line));
        assertTrue(masked(line).endsWith(" Call-ID: a1@b CSeq: 1 INVITE"), masked(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Call-Info: <https://example.org/p.png?token=s3cret7s3cret7>;purpose=icon",
                "X-Picture: <https://example.org/p.png;password=s3cret7>;purpose=icon"
            })
    void leavesTheBracketBehindAUri(String header) {
        String text = "INVITE sip:b@example.org SIP/2.0\r\n" + header + "\r\nCall-ID: a1@b\r\nCSeq: 1 INVITE\r\n\r\n";
        for (String each : List.of(header, text)) {
            assertFalse(masked(each).contains(SECRET), masked(each));
            assertTrue(masked(each).contains("*>;purpose=icon"), masked(each));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login of bob with password=hunter2",
                "get https://example.org/a;token=x?b=c",
                "object rejected: subject: none, code=5",
                "Subject: lunch at 12",
                "call of sip:1001@example.org ended, reason: busy, code=17, key=a",
                "sip:1001@example.org has 12 tests, <pass>12</pass>",
                "no cookie for this session, status=expired",
                "cookie: none, a=b",
                "X-Cache: hit, key=a"
            })
    void leavesOtherDocuments(String line) {
        assertEquals(line, masked(line));
    }
}
