// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.ingest.Documents.at;
import static org.sipassistant.ingest.Documents.enriched;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shippers that make an event of each line leave headers without their message. */
class LoneHeadersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Call-ID: a84b4c76e66710@192.0.2.10 | sip.call_id | a84b4c76e66710@192.0.2.10",
                "   call-id : a1#015 | sip.call_id | a1",
                "Call-ID: a1@192.0.2.10. | sip.call_id | a1@192.0.2.10",
                "CSeq: 102 INVITE\\r\\n | sip.cseq.method | INVITE",
                "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1 | sip.via.top.branch | z9hG4bK1",
                "v:SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK2 | sip.via.top.transport | TLS",
                "From: \"Alice\" <sip:1001@pbx.example.com>;tag=1928 | sip.from.tag | 1928",
                "t: <sips:bob@example.net> | sip.to.uri.username | bob",
                "Reason: Q.850;cause=17;text=\"User busy\" | sip.reason.q850.cause | 17",
                "Contact: <sip:1001@192.0.2.10:5060> | sip.contact.uri.host | 192.0.2.10",
                "Session-Expires: 1800;refresher=uac | sip.session.expires | 1800"
            })
    void giveTheirField(String line, String field, String value) {
        Map<String, Object> source = enriched(line, Map.of());
        assertEquals(value, at(source, field).toString());
        assertEquals("headers", at(source, "sip.parse.part"));
        assertEquals(0, at(source, "sip.parse.count"));
        assertEquals("sip", at(source, "network.protocol"));
        for (String absent : List.of("sip.type", "sip.code", "sip.explanation", "sip.parse.errors", "event.outcome")) {
            assertEquals("absent", at(source, absent), absent);
        }
    }

    @Test
    void areReadTogetherWhereARecordGoesOn() {
        Map<String, Object> source = enriched(
                "From: <sip:1001@example.com>;tag=1\r\n"
                        + "To: <sip:1002@example.com>\r\n"
                        + "Call-ID: a1\r\n"
                        + "CSeq: 7 BYE\r\n\r\n",
                Map.of());
        assertEquals("a1", at(source, "sip.call_id"));
        assertEquals("1002", at(source, "sip.number.called.digits"));
        assertEquals(7L, at(source, "sip.cseq.code"));
    }

    @Test
    void keepNoPasswordOfAUri() {
        Map<String, Object> source = enriched("To: <sip:bob:hunter2@example.net>;tag=1\r\n", Map.of());
        assertEquals("To: <sip:bob:*******@example.net>;tag=1\r\n", source.get("message"));
        assertEquals("bob", at(source, "sip.to.uri.username"));
        assertFalse(source.toString().contains("hunter2"), source::toString);
        assertTrue(enriched("To: <sip:bob:hunter2@example.net>", Map.of("redact", false))
                .toString()
                .contains("hunter2"));
    }

    @Test
    void areMasked() {
        String line = "  Authorization: Digest username=\"1001\", uri=\"sip:example.net\", response=\"6629fae4\"#015";
        Map<String, Object> source = enriched(line, Map.of());
        assertEquals(line.replace("6629fae4", "********"), source.get("message"));
        assertEquals("1001", at(source, "sip.auth.username"));
        assertEquals(line, enriched(line, Map.of("redact", false)).get("message"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: bob@example.net",
                "To: all",
                "Call-ID:",
                "CSeq: none",
                "CSeq: 302",
                "CSeq: 302 ",
                "CSeq: 302\\r\\n",
                "CSeq: 3 packets",
                "Max-Forwards: 10",
                "Via: 1.1 proxy.example.net (squid)",
                "Reason: disk full",
                "Contact: the administrator",
                "Authorization: Digest username=\"1001\", uri=\"/index.html\", response=\"6629fae4\"",
                "Content-Length: 0",
                "Callback: 17",
                "the Call-ID: a1",
                "            Call-ID: a1"
            })
    void areOnlyThoseThatNothingElseHas(String line) {
        assertNull(LoneHeaders.read(line));
        assertEquals(Map.of("message", line), enriched(line, Map.of()));
    }
}
