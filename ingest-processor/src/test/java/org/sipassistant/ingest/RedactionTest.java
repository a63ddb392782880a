// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.ingest.Documents.at;
import static org.sipassistant.ingest.Documents.enriched;
import static org.sipassistant.ingest.Documents.enricher;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final String KEY = "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";

    private static String masked(String text) {
        return (String) enriched(text, Map.of()).get("message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\\r\\n", "#015#012", " #012"})
    void masksCredentialsAndKeysAndKeepsLengths(String lineEnd) {
        String text = "log: " + Documents.INVITE.replace("\r\n", lineEnd);
        String masked = masked(text);
        assertEquals(text.length(), masked.length());
        assertTrue(masked.contains("response=\"****************\", cnonce=\"******\", nc=00000001"));
        assertTrue(masked.contains("nonce=\"****\""));
        assertTrue(masked.contains("inline:" + "*".repeat(KEY.length()) + "|2^20"));
        assertTrue(masked.contains("username=\"1001\", realm=\"gw\""));
        assertEquals(at(enriched(text, Map.of()), "sip.auth"), at(enriched(text, Map.of("redact", false)), "sip.auth"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic Ym9iOnMzY3JldA==", "Bearer eyJhbGciOi.x.y", "NTLM realm=\"a\", gssapi-data=\"TlRM\""})
    void masksAllOfAnotherSchemeThanDigest(String credentials) {
        String scheme = credentials.substring(0, credentials.indexOf(' '));
        String masked =
                masked("REGISTER sip:a SIP/2.0\r\nAuthorization: " + credentials + "\r\nCSeq: 1 REGISTER\r\n\r\n");
        assertTrue(masked.contains("Authorization: " + scheme + " *"), masked);
        assertFalse(masked.contains(credentials.substring(credentials.indexOf(' ') + 1)), masked);
        assertTrue(masked.endsWith("CSeq: 1 REGISTER\r\n\r\n"), masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Digest username=\"1\", response=\"0a\", Bearer s3cret",
                "Proxy-Authorization: Digest username=\"1\", response=\"0a\", Basic s3cret==",
                "Cookie: session=s3cret; theme=s3cret",
                "Set-Cookie: session=s3cret; Secure",
                "Authorization: s3cret",
                "Proxy-Authorization: s3cret",
                "X-Vendor-Credentials: s3cret",
                "P-Session-Key: s3cret",
                "Subject: conference, PIN: s3cret",
                "Subject: password=s3cret",
                "User-Agent: Soft/1 (password=s3cret)",
                "Warning: 399 example.org \"password=s3cret was wrong\"",
                "Warning: 399 gw \"auth failed, secret=s3cret\"",
                "Server: own/1 (api_key=s3cret)",
                "X-Own: <user><pass>s3cret</pass></user>",
                "Reason: SIP;cause=403;text=\"bad pwd=s3cret\"",
                "Refer-To: <sip:conf@example.net?Cookie=sid%3Ds3cret>",
                "Contact: <sip:1001@192.0.2.7;transport=ws;token=s3cret>",
                "Record-Route: <sip:192.0.2.7;lr;access_token=s3cret>",
                "X-Config: credentials username 1001 password 7 s3cret"
            })
    void masksWhatElseLetsSomebodyIn(String header) {
        String text = "REGISTER sip:a SIP/2.0\r\nCall-ID: a1@b\r\n" + header + "\r\nCSeq: 1 REGISTER\r\n\r\n";
        Map<String, Object> document = enriched(text, Map.of());
        assertFalse(document.toString().contains("s3cret"), document::toString);
        assertEquals(text.length(), document.get("message").toString().length());
        assertEquals(1L, at(document, "sip.cseq.code"));
    }

    @Test
    void noFieldHoldsThePasswordOfAUri() {
        Map<String, Object> document = enriched(
                "INVITE sip:bob:s3cret@a SIP/2.0\r\nFrom: <sip:al:s3cret@a>;tag=1\r\nCSeq: 1 INVITE\r\n\r\n", Map.of());
        assertFalse(document.toString().contains("s3cret"), document::toString);
    }

    @Test
    void masksAKeyInALineOfItsOwn() {
        String line = "   a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20";
        assertEquals(Map.of("message", line.replace(KEY, "*".repeat(KEY.length()))), enriched(line, Map.of()));
        assertEquals(Map.of("message", line), enriched(line, Map.of("redact", false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Digest username=\"1\", response=\r\n \"s3cret\"",
                "Authorization: Digest username=\"1\", response\r\n\t= \"s3cret\"",
                "Proxy-Authorization: Digest username=\"1\", response=\n s3cret",
                "WWW-Authenticate: Digest realm=\"a\", ik=\r\n \"s3cret\"",
                "Authentication-Info: rspauth =\r\n  \"s3cret\"",
                "Authentication-Info: nextnonce=\"s3cret\"",
                "Authorization: Digest username=\"1\", auts=\"s3cret\""
            })
    void masksEveryValueAlsoOnTheNextLine(String header) {
        String text = "REGISTER sip:a SIP/2.0\r\n" + header + "\r\nCSeq: 1 REGISTER\r\n\r\n";
        assertEquals(text.replace("s3cret", "******"), masked(text));
    }

    @Test
    void masksCredentialsWithEscapedQuotes() {
        String text = "{\"m\":\"" + Documents.INVITE.replace("\"", "\\\"").replace("\r\n", "\\r\\n") + "\"}";
        assertTrue(masked(text).contains("response=\\\"****************\\\", cnonce=\\\"******\\\""));
    }

    @Test
    void masksUnquotedAndUnfinishedValues() {
        String unquoted = Documents.INVITE.replace("\"0123456789abcdef\"", "0123456789abcdef");
        assertTrue(masked(unquoted).contains("response=****************, cnonce"));
        String cut = Documents.INVITE.substring(0, Documents.INVITE.indexOf("89abcdef"));
        assertTrue(masked(cut).endsWith("response=\"********"));
        String spaced = Documents.INVITE.replace("response=\"", "Response = \"");
        assertTrue(masked(spaced).contains("Response = \"****************\""));
    }

    @Test
    void masksEveryMessageOfADocument() {
        String masked = masked(Documents.BUSY + Documents.INVITE + "\n" + Documents.INVITE);
        assertFalse(masked.contains("0123456789abcdef"));
        assertFalse(masked.contains(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\\r\\n", "#015#012"})
    void masksTheBodyOfAMessage(String lineEnd) {
        String text = """
            MESSAGE sip:bob@example.net SIP/2.0
            Call-ID: m@192.0.2.1
            CSeq: 1 MESSAGE
            Content-Type: text/plain
            Content-Length: 26

            my card is 4111
            and so on\
            """.replace("\n", lineEnd);
        String masked = masked(text);
        assertTrue(masked.endsWith("** **** ** ****" + lineEnd + "*** ** **"));
        assertEquals(text.length(), masked.length());
        assertEquals("MESSAGE", at(enriched(masked, Map.of()), "sip.method"));
    }

    @Test
    void masksDialledTonesButNoOtherInfo() {
        String info = """
            INFO sip:bob@example.net SIP/2.0
            Call-ID: m@192.0.2.1
            CSeq: 1 INFO
            Content-Type: application/dtmf-relay
            Content-Length: 22

            Signal=5
            Duration=160\
            """.replace("\n", "\r\n");
        assertTrue(masked(info).endsWith("********\r\n************"));
        String other = info.replace("application/dtmf-relay", "application/media_control+xml")
                .replace("Signal=5", "<picture_fast_update/>");
        assertEquals(other, masked(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WWW-Authenticate: Digest realm=\"ims\", nonce=\"a1\", ik=\"5ecr3t\", ck=5ecr3t",
                "Proxy-Authenticate: Digest realm=\"ims, ck=\"5ecr3t",
                "Authentication-Info: rspauth=\"5ecr3t\", qop=auth"
            })
    void masksTheKeysOfAChallengeAndTheProofOfTheServer(String header) {
        String masked = masked(Documents.BUSY.replace("Retry-After: 30", header));
        assertFalse(masked.contains("5ecr3t"), masked);
        assertEquals(header.contains("a1"), masked.contains("nonce=\"a1\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username=\"1001, realm=\"gw\", response=\"5ecr3t\"",
                "realm=\"gw, response=\"5ecr3t, cnonce=\"5ecr3t",
                "response=\"5ecr\\\"5ecr3t\", qop=auth",
                "realm=\"gw, response=5ecr3t, x=\"y"
            })
    void masksToTheEndWhereAQuoteIsMissing(String digest) {
        String masked =
                masked("REGISTER sip:a SIP/2.0\r\nAuthorization: Digest " + digest + "\r\nCSeq: 1 REGISTER\r\n\r\n");
        assertFalse(masked.contains("5ecr3t"), masked);
        assertTrue(masked.endsWith("CSeq: 1 REGISTER\r\n\r\n"), masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\\r\\n", "#015#012"})
    void masksDialledDigitsWhereverTheyAreSent(String lineEnd) {
        String kpml = """
            NOTIFY sip:bob@example.net SIP/2.0
            Call-ID: m@192.0.2.1
            CSeq: 1 NOTIFY
            Content-Type: application/kpml-response+xml

            <kpml-response digits="4711"/>\
            """.replace("\n", lineEnd);
        assertFalse(masked(kpml).contains("4711"), masked(kpml));
        String parts = """
            INFO sip:bob@example.net SIP/2.0
            Call-ID: m@192.0.2.1
            CSeq: 1 INFO
            Content-Type: multipart/mixed; boundary="Part"

            --Part
            Content-Type: Application/DTMF-relay

            Signal=4711
            --Part
            Content-Type: application/sdp

            v=0
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:4711
            a=sendrecv
            --Part--\
            """.replace("\n", lineEnd);
        assertFalse(masked(parts).contains("4711"), masked(parts));
        assertTrue(masked(parts).contains("a=sendrecv"), masked(parts));
        String encoded = parts.replace(
                "Application/DTMF-relay", "application/sdp" + lineEnd + "Content-Transfer-Encoding: base64");
        assertFalse(masked(encoded).contains("4711"), masked(encoded));
        assertTrue(masked(encoded).contains("a=sendrecv"), masked(encoded));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refer-To: <sip:bob@example.net?Authorization=Bearer%205ecr3t5ecr3t>",
                "Refer-To: <sip:bob@example.net?Replaces=a%40b&proxy-authorization=Digest%20response%3D%225ecr3t%22>",
                "Refer-To: <sip:bob@example.net?%41uthoriz%61tion=Basic%205ecr3t>",
                "Refer-To: <sip:bob@example.net?Refer-To=%3Csip:c%40d%3FAuthorization%3DBearer%25205ecr3t%3E>",
                "Refer-To: <sip:bob@example.net?Authorization=Digest username=\"a\", response=\"5ecr3t\">",
                "Contact: <sip:bob@example.net>, <https://example.net/join?room=7&token=5ecr3t>",
                "Refer-To: <sip:bob%3A5ecr3t@example.net>",
                "Refer-To: <sip:bob@example.net?Referred-By=%3Csip%3Aal%3A5ecr3t%40example.net%3E>",
                "Contact: <sip:bob@example.net;transport=ws>;reg-token=\"5ecr3t\"",
                "Route: <sip:edge.example.net;lr;secret=5ecr3t>",
                "X-Auth-Token: 5ecr3t",
                "X-Authorization: Bearer 5ecr3t5ecr3t",
                "P-Own-Password:  5ecr3t"
            })
    void masksWhatOtherHeadersBringAlong(String header) {
        String text = "REFER sip:a@example.net SIP/2.0\r\nCall-ID: a1\r\n" + header + "\r\nCSeq: 1 REFER\r\n\r\n";
        Map<String, Object> document = enriched(text, Map.of("fields", "full"));
        assertFalse(document.toString().contains("5ecr3t"), document::toString);
        String masked = document.get("message").toString();
        assertEquals(text.length(), masked.length());
        assertTrue(masked.endsWith("\r\nCSeq: 1 REFER\r\n\r\n"), masked);
        assertFalse(
                enriched(header, Map.of("fields", "full")).toString().contains("5ecr3t")
                        && header.startsWith("Refer-To"),
                header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/broadsoft; version=1.0|event dtmf\r\ndtmf=4711",
                "application/vnd.maker.dtmf+xml|<a>4711</a>",
                "application/x-maker|Signal= 4711\r\nDuration=160",
                "application/x-maker|{\"digits\":\"4711\"}",
                "text/xml|<info><digit>4711</digit></info>",
                "|dtmf: 4711"
            })
    void masksDialledDigitsOfBodiesOfWhateverType(String contents) {
        String type = contents.substring(0, contents.indexOf('|'));
        String body = contents.substring(contents.indexOf('|') + 1);
        String text = "INFO sip:bob@example.net SIP/2.0\r\nCall-ID: m@192.0.2.1\r\nCSeq: 1 INFO\r\n"
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        String masked = masked(text);
        assertFalse(masked.contains("4711"), masked);
        assertEquals(text.length(), masked.length());
    }

    @Test
    void masksBehindMoreHeadersAndMessagesThanAreRead() {
        String many = "X-A: b\r\n".repeat(3_000);
        String masked = masked(Documents.BUSY.replace(
                "Retry-After: 30\r\n",
                many + "Authorization: Bearer 5ecr3t5ecr3t\r\n"
                        + "Proxy-Authorization: Digest response=\"5ecr3t\"\r\n"));
        assertFalse(masked.contains("5ecr3t"), () -> masked.substring(masked.length() - 400));
        String all = masked(Documents.BUSY.repeat(3_000) + Documents.INVITE);
        assertFalse(all.contains("0123456789abcdef") || all.contains(KEY), () -> all.substring(all.length() - 1_500));
    }

    @Test
    void masksWhatStandsAroundAMessage() {
        String text = "got Authorization: Bearer 5ecr3t5ecr3t\n" + Documents.BUSY + "sent sip:bob:5ecr3t@example.net\n"
                + "response=\"5ecr3t5ecr3t\"";
        assertFalse(masked(text).contains("5ecr3t"), masked(text));
    }

    @Test
    void masksTheTreeOfTshark() {
        String tree = """
            Session Initiation Protocol (REGISTER)
                Request-Line: REGISTER sip:example.net SIP/2.0
                    Method: REGISTER
                Message Header
                    Authorization: Digest username="1001", nonce="5ecr3t1", response="5ecr3t2"
                        Authentication Scheme: Digest
                        Nonce Value: "5ecr3t1"
                        Digest Authentication Response: "5ecr3t2"
                    Call-ID: a1
                    CSeq: 1 REGISTER
                Message Body
                    Session Description Protocol
                        Media Attribute (a): crypto:1 AES_CM_128_HMAC_SHA1_80 inline:5ecr3t3
                            Key and Salt: 5ecr3t4
            """;
        String masked = masked(tree);
        assertFalse(masked.contains("5ecr3t"), masked);
        assertTrue(masked.contains("Call-ID: a1"), masked);
    }

    /** Content-Length does not count what the logger wrote before each line. */
    @Test
    void masksAllOfABodyWhoseLinesHaveAPrefix() {
        String message = "MESSAGE sip:bob@example.net SIP/2.0\nCall-ID: m@192.0.2.1\nCSeq: 1 MESSAGE\n"
                + "Content-Type: text/plain\nContent-Length: 36\n\nmy card is 4111\nand so on\nPIN 4711";
        String prefix = "Mar 17 08:05:00 pbx kamailio[812]: INFO: ";
        String masked = masked(prefix + message.replace("\n", "\n" + prefix) + "\n" + prefix + "done 1001\n");
        assertTrue(masked.endsWith("****\n" + prefix + "done 1001\n"), masked);
        assertFalse(masked.contains("4111"), masked);
    }

    @Test
    void masksTheBodyInTheTreeOfTshark() {
        String tree = """
            Session Initiation Protocol (INFO)
                Request-Line: INFO sip:bob@example.net SIP/2.0
                Message Header
                    Call-ID: a1
                    CSeq: 1 INFO
                    Content-Type: application/dtmf-relay
                    Content-Length: 22
                Message Body
                    Line-based text data: application/dtmf-relay (2 lines)
                        Signal=4711
            """;
        String masked = masked(tree);
        assertFalse(masked.contains("4711"), masked);
        assertTrue(masked.contains("Call-ID: a1"), masked);
    }

    @Test
    void masksTheCopyInTheOriginalEvent() {
        Map<String, Object> source = new HashMap<>(Map.of("message", Documents.INVITE));
        source.put("event", new HashMap<>(Map.of("original", "raw: " + Documents.INVITE)));
        enricher(Map.of()).enrich(source);
        assertFalse(at(source, "event.original").toString().contains("0123456789abcdef"));
        assertTrue(at(source, "event.original").toString().startsWith("raw: INVITE"));
    }

    @Test
    void leavesTheTextAloneWhereThereIsNothingToMaskOrItIsSwitchedOff() {
        assertEquals(Documents.BUSY, masked(Documents.BUSY));
        assertEquals(
                Documents.INVITE,
                enriched(Documents.INVITE, Map.of("redact", false)).get("message"));
    }

    @Test
    void keepsAMaskedMessageReadable() {
        Map<String, Object> first = enriched(Documents.INVITE, Map.of());
        Map<String, Object> second = enriched((String) first.get("message"), Map.of());
        assertEquals(at(first, "sip.sdp"), at(second, "sip.sdp"));
        assertEquals(at(first, "sip.call_id"), at(second, "sip.call_id"));
        assertEquals("absent", at(second, "sip.parse.errors"));
    }
}
