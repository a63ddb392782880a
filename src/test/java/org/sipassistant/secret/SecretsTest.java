// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final int SIZE = 1_000_000;

    /** Of each line the word that must be gone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "pbx: Authorization: Bearer eyJhbGciOi.x.y | eyJhbGciOi",
                "pbx: Proxy-Authorization: Basic Ym9iOnMzY3JldA== | Ym9iOnMz",
                "authorization=NTLM TlRMTVNTUAAB | TlRMTVNTUAAB",
                "AUTHORIZATION : x5ecr3t | x5ecr3t",
                "Authorization: Own x5ecr3t | x5ecr3t",
                "{\"authorization\":\"x5ecr3t\",\"a\":1} | x5ecr3t",
                "authorization=x5ecr3t user=bob | x5ecr3t",
                "{\"headers\":{\"Authorization\":\"Negotiate YIIB5ecr3t\",\"a\":\"b\"}} | YIIB5ecr3t",
                "{\"sip_sip_Authorization\":[\"Bearer 5ecr3tword\"]} | 5ecr3tword",
                "{\"sip_sip_auth_digest_response\":\"\\\"6629fae4\\\"\"} | 6629fae4",
                "{\"sip.auth.nonce\":\"5f2a9c\"} | 5f2a9c",
                "sent bearer 5ecr3t5ecr3t to the peer | 5ecr3t5ecr3t",
                "Digest username=\"1001\", response=66-29 | 66-29",
                "response=\"6629fae49393\" | 6629fae49393",
                "realm=\"gw, response=\"6629fae49393 | 6629fae49393",
                "Digest realm=\"gw\", response=\"abc, cnonce=\"def | def",
                "login with password=hunter2 failed | hunter2",
                "to sip:bob:hunter2@example.net failed | hunter2",
                "to SIPS:bob:hunter2@example.net failed | hunter2",
                "sip:bob:p@ssw0rd@example.net | ssw0rd",
                "sip:bob;x=y:hunter2@example.net | hunter2",
                "get https://bob:hunter2@example.net/cfg | hunter2",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 INLINE:a2V5a2V5 | a2V5a2V5",
                "Media Attribute (a): key-mgmt:mikey AQAFgM0X | AQAFgM0X",
                "Encryption Key (k): clear:a2V5a2V5 | a2V5a2V5",
                "a=ice-pwd:asd88fgpdd777uzjYhagZg | asd88fgpdd",
                "login of bob with password: hunter2 | hunter2",
                "password: letmein, user: bob | letmein",
                "password: letmein user=bob | letmein",
                "{\"password\":\"letmein\"} | letmein",
                "{\\\"password\\\":\\\"letmein\\\"} | letmein",
                "{\"NodePW\" : \"letmein\", \"NodeID\":1} | letmein",
                "{\"secret\":[\"letmein\"]} | letmein",
                "clientSecret='let me in' user=bob | me",
                "<user><password>letmein</password></user> | letmein",
                "<param name=\"password\" value=\"letmein\"/> | letmein",
                "{\"name\":\"secret\",\"value\":\"letmein\"} | letmein",
                "<param name=\"a1-hash\" value=\"6629fae4\"/> | 6629fae4",
                "1001,\"Digest realm=\"\"gw\"\",response=\"\"6629fae4\"\"\" | 6629fae4",
                "Digest realm=&quot;gw&quot;, response=&quot;6629fae4&quot; | 6629fae4",
                "pin: 4711 | 4711",
                "sip_ha1=6629fae4 | 6629fae4",
                "access_token: eyJhbGciOi.x.y | eyJhbGciOi",
                "\"response\"=\"6629fae49393\" | 6629fae49393",
                "{\"response\":\"6629fae49393\"} | 6629fae49393",
                "nonce: 6629fae493936629fae4 | 6629fae49393",
                "to sip:bob@example.net?Authorization=Basic%20Ym9i failed | Ym9i",
                "GET https://example.net/a?room=1&api_key=hunter2 | hunter2",
                "Contact: <sip:bob@192.0.2.7;transport=ws;token=hunter2>;expires=60 | hunter2",
                "<sip:192.0.2.7;lr;access_token=hunter2> | hunter2",
                "INVITE sip:bob@example.net;x-token=hunter2 SIP/2.0 | hunter2",
                "iceServers: [{username:\"bob\", credential:\"letmein\"}] | letmein",
                "X-Vendor-Credentials: 5ecr3t | 5ecr3t",
                "Key and Salt: WVNfX19zZW1jdGwgKCkg | WVNfX19zZW1j",
                "Soft/1 (password=letmein) | letmein",
                "<p:AuthPassword type=\"s\" n='1'>letmein</p:AuthPassword> | letmein",
                "softphone --username bob --password letmein --realm x | letmein",
                "Refer-To: <sip:bob%3A5ecr3t@example.net> | 5ecr3t",
                "<sip:bob@example.net?Referred-By=%3Csip%3Aal%3A5ecr3t%40example.net%3E> | 5ecr3t",
                "<sip:c@example.net?Refer-To=sip%253Aal%253A5ecr3t%2540example.net> | 5ecr3t",
                "Contact: <sip:bob@192.0.2.7>;reg-token=\"5ecr3t\" | 5ecr3t",
                "Route: <sip:192.0.2.7;lr;api_key=5ecr3t> | 5ecr3t",
                "<https://example.net/p.png?X-Amz-Credential=AK&X-Amz-Signature=6629fae4> | 6629fae4",
                "<https://example.net/p.png?user=1001&pass=5ecr3t> | 5ecr3t",
                "{\"user\":\"bob\",\"pass\":\"5ecr3t\"} | 5ecr3t",
                "SIP_PASS=5ecr3t softphone | 5ecr3t",
                "<token>6629fae4</token> | 6629fae4",
                "{\"token\":\"6629fae4\"} | 6629fae4",
                "HA1 string calculated: 6629fae493936629fae493936629fae4 | 6629fae4",
                "check_response(): our result = '6629fae493936629fae493936629fae4' | 6629fae4",
                "MD5(A1) = 6629fae493936629fae493936629fae4 | 6629fae4",
                "a=x-password:5ecr3t | 5ecr3t",
                "  password \"5ecr3t\" obscured | 5ecr3t",
                "<password><![CDATA[5ecr3t]]></password> | 5ecr3t"
            })
    void masksASecretInAnyLine(String line, String secret) {
        String masked = Secrets.mask(line);
        assertEquals(-1, masked.indexOf(secret), masked);
        assertEquals(line.length(), masked.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reason: Q.850;cause=65;text=\"Bearer capability not implemented\"",
                "Basic authentication is off, response=200",
                "response=\"Busy Here\" author=bob",
                "sip:192.0.2.7:5060;tag=a@b",
                "Contact: <sip:1001@192.0.2.7:5060>",
                "http://192.0.2.7:80/cfg@1",
                "user not authorized: 1001",
                "a token=ring is what passes here",
                "invalid credentials: user 1001",
                "-- password was not asked for",
                "<display name=\"password\">1001</display>",
                "authorization: no credentials for realm example.org, user 1001",
                "Authorization: failed for user bob because of ACL trunk-in",
                "authorization: peer 192.0.2.7 denied",
                "authorization=true user=bob code=403 reason=Forbidden",
                "{\"authorization\":null,\"msg\":\"INVITE from 1001 failed with 403\"}",
                "{\"authorization\":false}",
                "{\"authorization\":{\"username\":\"bob\"},\"msg\":\"INVITE from 1001 failed with 403\"}",
                "authorization_user: \"alice1001\"",
                "Digest auth failed: response=403 ck=1 nonce=stale",
                "Digest username=\"1001\"\nresponse=403",
                "192.0.2.7,sip:192.0.2.1:5060,sip:alice@192.0.2.2,200",
                "the check=ok, ack=1, click=123456789",
                "wrong password: user 1001 is locked",
                "Invalid password: sip:bob@example.net",
                "password: incorrect",
                "password: rejected by the registrar",
                "bad password: 192.0.2.7:5060 is blocked",
                "{\"password\":null,\"secret\":false,\"token\":\"INVITE\"}",
                "{\"password\":{\"set\":true}}",
                "bypass=1 compass: north",
                "{\"name\":\"user\",\"value\":\"bob\"} pinned: 7 secret=\"\"",
                "a -> password -> b",
                "unexpected token: INVITE",
                "response: 200 OK",
                "{\"response\":\"SIP/2.0 200 OK\"}",
                "is it here?author=bob&x=y",
                "<sip:gw?Route=%3Csip%3A192.0.2.7%3A5060%3Blr%3E&To=a%40b>",
                "<sip:a@b?Replaces=12%3A7%40192.0.2.7%3Bto-tag%3D1>",
                "pass=12 fail=1 {\"pass\":12,\"fail\":true} bypass=\"no\"",
                "{\"token\":\"INVITE\"} token: 12345678",
                "Via: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK6629fae493936629fae493936629fae4",
                "Call-ID: 6629fae493936629fae493936629fae4",
                "the result = 6629fae4, ha1 is not known",
                "a=fingerprint:sha-256 6629fae4 a=msid-semantic:secret",
                ""
            })
    void leavesOtherLinesAlone(String line) {
        assertSame(line, Secrets.mask(line));
    }

    @Test
    void keepsTheLinesAroundASecret() {
        assertEquals("a\nAuthorization: Bearer ******\nb", Secrets.mask("a\nAuthorization: Bearer x5ecrt\nb"));
        assertEquals(
                "  Authorization: Basic ****\n    ******* ***\n  To: b",
                Secrets.mask("  Authorization: Basic abcd\n    Scheme: abc\n  To: b"));
        assertEquals(
                "Authorization: Bearer ******\\r\\nTo: b", Secrets.mask("Authorization: Bearer x5ecrt\\r\\nTo: b"));
    }

    @Test
    void readsQuotesBehindMoreAndMoreBackslashesInTheTimeOfAFewScans() {
        StringBuilder text = new StringBuilder();
        for (int slashes = 1; text.length() < 16 * SIZE; slashes++) {
            text.append("nonce=").append("\\".repeat(slashes)).append('"');
        }
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Secrets.mask(text.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response=",
                "response=\"",
                "response=\\\"",
                "auth_nonce:",
                "Authorization:",
                "Authorization: Digest ",
                "authorization:",
                "authorization: x ",
                "authorization: Basic ",
                "Digest a=",
                "Digest a",
                "Authorization: x\n ",
                "{\"authorization\":\"",
                "bearer ",
                "sip:a:",
                "sip:a:b@",
                "@",
                "key-mgmt:",
                "inline:",
                "k=clear:",
                "k=clear: a=",
                "password=\\",
                "password='",
                "password: x ",
                "\"password\":",
                "?authorization=",
                "?authorization= ",
                "?a%25",
                "?%252525",
                "token=a:",
                "no password: ",
                "secret>",
                "secret=\"\"",
                ";token=",
                "token=",
                "password=",
                "password=\\\"",
                ";secret=\"",
                "a=secret:",
                "secret:",
                "?sip:a:",
                "?sip%3Aa%3A",
                "sip:a%3A",
                "ha1:",
                "result=" + "6629fae493936629fae493936629fae4",
                "<secret><![CDATA[",
                "<\">",
                "secret=&quot;",
                "secret value=",
                "\"secret\",\"value\":"
            })
    void readsAMegabyteInTheTimeOfAFewScans(String part) {
        String text = part.repeat(SIZE / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Secrets.mask(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "\" z"})
    void valuesThatShareAnEndAreReadInLinearTime(String end) {
        String text = "SIP <" + "password=".repeat(50_000) + "\\".repeat(100_000) + end;
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Secrets.mask(text));
    }

    @Test
    void aValueGoesOnBehindTheQuotesAndBracketsItHolds() {
        assertFalse(Secrets.mask("SIP/2.0 login password=ab\")x9!rest").contains("rest"));
        assertFalse(Secrets.mask("SIP/2.0 login password=ab\"\"rest").contains("rest"));
        assertEquals("{\"a\":\"SIP password=**\"}, b", Secrets.mask("{\"a\":\"SIP password=xy\"}, b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "k=clear:my;secret#pass word, 1\t<2>@a=sendrecv | @a=sendrecv",
                "k=clear:my secret\\r\\na=sendrecv | \\r\\na=sendrecv",
                "k=clear:my secret\\\\r\\\\na=sendrecv | \\\\r\\\\na=sendrecv",
                "k=clear:my \\\"secret#015#012a=sendrecv | #015#012a=sendrecv",
                "{\"sdp\":\"k=clear:my \\\"secret\\\" 1\",\"b\":1} | \",\"b\":1}",
                "k=clear:my;secret a=sendrecv | a=sendrecv",
                "k=clear:my;secret..a=sendrecv.. | ..a=sendrecv.."
            })
    void masksAKeyInClearToTheEndOfItsLine(String text, String rest) {
        String given = text.replace('@', '\n');
        String masked = Secrets.mask(given);
        assertFalse(masked.contains("my") || masked.contains("secret") || masked.contains("1,"), masked);
        assertTrue(masked.endsWith(rest.replace('@', '\n')), masked);
        assertEquals(given.length(), masked.length());
    }
}
