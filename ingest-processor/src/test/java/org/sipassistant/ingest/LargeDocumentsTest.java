// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents made to cost more than their length; a quadratic step would take minutes on them, the limit is ample. */
class LargeDocumentsTest {

    private static final int SIZE = 1_000_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Digest | response=",
                "Authorization: Digest | response=\\\",",
                "Authorization: Digest x=\" | \\\"",
                "Contact: | <sip:a@b>,",
                "Contact: <sip:a@b> | ;expires=1",
                "User-Agent: | 1.",
                "User-Agent: x | /1",
                "Diversion: | <sip:1@b>;reason=x,",
                "Identity: | .a",
                "P-RTP-Stat: | PS=1,",
                "Session-ID: x | ;",
                "From: <sip: | 1",
                "To: <sip: | ;verstat=",
                "Supported: | a,",
                "Reason: | SIP;cause=1,",
                "Refer-To: | <sip:a@b?Authorization=%25%25>,",
                "Refer-To: <sip:a@b?Authorization= | %25",
                "Refer-To: <sip:a@b?x= | %2525%3F",
                "X-A: | password=\"",
                "X-A: | password=\\\"",
                "X-A: | name=\"password\" value=",
                "X-A: | password 7 ",
                "Subject: | PIN: ",
                "Contact: <sip:a@b | ;token=",
                "User-Agent: | token=",
                "X-A: | \">",
                "Cookie: | a=b;",
                "Authorization: Digest x=y, | Bearer ",
                "Identity: | .eyJ"
            })
    void enrichesAMegabyteOfHeaderInTheTimeOfAScan(String head, String part) {
        String text = Documents.BUSY.replace("Retry-After: 30", head + part.repeat(SIZE / part.length()));
        Map<String, Object> source = new HashMap<>(Map.of("message", text));
        SipEnricher enricher = Documents.enricher(Map.of("fields", "full"));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> enricher.enrich(source));
        assertEquals("486", Documents.at(source, "sip.code"));
    }

    /** A line without a message, behind what a logger writes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pbx: Authorization: Digest | response=",
                "pbx: | Authorization: Bearer ",
                "pbx: | nonce=\"",
                "pbx: | a=crypto:1 x inline:",
                "pbx: |uthoriz",
                "pbx: SIP%2F |%25",
                "pbx: |SIP%2F",
                "pbx: Authorization: Bearer x |\\n ",
                "pbx: |sip:a:b@",
                "pbx:\\n|MESSAGE sip:a@b SIP/2.0\\nCall-ID: x\\n\\nq\\n",
                "pbx: |MESSAGE sip:a@b SIP/2.0#012Call-ID: x#012#012q ",
                "MESSAGE sip:a@b SIP/2.0 Call-ID: x Content-Length: 0 |q ",
                "MESSAGE sip:a@b SIP/2.0\\nCall-ID: x\\n\\n|-\\n",
                "a=crypto:1 |Content-Type: application/dtmf\\n"
            })
    void masksAMegabyteOfALineInTheTimeOfAScan(String head, String part) {
        String text = head.replace("\\n", "\n") + part.replace("\\n", "\n").repeat(SIZE / part.length());
        Map<String, Object> source = new HashMap<>(Map.of("message", text));
        SipEnricher enricher = Documents.enricher(Map.of());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> enricher.enrich(source));
        assertEquals(text.length(), ((String) source.get("message")).length());
    }

    @ParameterizedTest
    @CsvSource({"inline:", "a=crypto:1 x inline:y|", "k=clear:"})
    void masksAMegabyteOfBodyInTheTimeOfAScan(String part) {
        String body = "v=0\r\n" + (part + "\r\n").repeat(SIZE / part.length());
        String text = Documents.BUSY.replace("Content-Length: 0\r\n", "Content-Type: application/sdp\r\n") + body;
        Map<String, Object> source = new HashMap<>(Map.of("message", text));
        SipEnricher enricher = Documents.enricher(Map.of("fields", "full"));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> enricher.enrich(source));
        assertEquals(text.length(), ((String) source.get("message")).length());
    }
}
