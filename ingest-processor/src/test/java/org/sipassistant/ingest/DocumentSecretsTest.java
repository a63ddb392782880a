// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.ingest.Documents.enricher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A document about SIP holds no secret in any of its fields, whatever they are called and wherever the message stands. */
class DocumentSecretsTest {
    private static final String SECRET = "0123456789abcdef";

    private static Map<String, Object> enriched(Map<String, Object> document) {
        enricher(Map.of()).enrich(document);
        return document;
    }

    /** A document with a text at a path that is nested at every point. */
    private static Map<String, Object> document(String path, Object value) {
        Map<String, Object> document = new HashMap<>();
        Map<String, Object> object = document;
        String[] names = path.split("\\.");
        for (int i = 0; i + 1 < names.length; i++) {
            Map<String, Object> child = new HashMap<>();
            object.put(names[i], child);
            object = child;
        }
        object.put(names[names.length - 1], value);
        return document;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw",
                "_raw",
                "payload",
                "full_message",
                "log.original",
                "fields.capture.text",
                "data",
                "sip.body"
            })
    void isMaskedWhereverTheMessageStands(String path) {
        for (String message : List.of("", "one packet", Documents.BUSY)) {
            for (Object value : List.of(Documents.INVITE, new ArrayList<>(List.of("first", Documents.INVITE)))) {
                Map<String, Object> nested = document(path, value);
                Map<String, Object> dotted = new HashMap<>(Map.of(path, value));
                for (Map<String, Object> document : List.of(nested, dotted)) {
                    if (!message.isEmpty()) {
                        document.put("message", message);
                    }
                    assertFalse(enriched(document).toString().contains(SECRET), document::toString);
                    assertTrue(document.toString().contains("username=\"1001\""), document::toString);
                }
            }
        }
    }

    @Test
    void isMaskedWherePacketsAreKeptInAnotherShape() {
        Map<String, Object> flat = new HashMap<>(Map.of("srcIp", "192.0.2.1", "dstIp", "192.0.2.2"));
        flat.put("payload", Documents.INVITE);
        assertFalse(enriched(flat).toString().contains(SECRET), flat::toString);
        Map<String, Object> stored = document("rcinfo.srcIp", "192.0.2.1");
        stored.put("raw", Documents.INVITE);
        assertFalse(enriched(stored).toString().contains(SECRET), stored::toString);
        Map<String, Object> agent = new HashMap<>(Map.of("SrcIP", "192.0.2.1", "Payload", Documents.BUSY));
        agent.put("NodePW", "hunter2");
        assertFalse(enriched(agent).toString().contains("hunter2"), agent::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labels.trunk_token | 0123456789abcdef",
                "labels.auth_response | 0123456789abcdef",
                "sip.auth.response | 0123456789abcdef",
                "sip.authorization | Bearer 0123456789abcdef",
                "sip_proxy_authorization | Digest response=0123456789abcdef",
                "parsed.digest.nonce | 0123456789abcdef",
                "sdp.crypto.key_salt | 0123456789abcdef",
                "sdp.crypto.keys | 0123456789abcdef",
                "account.password | 0123456789abcdef",
                "settings.sharedSecret | 0123456789abcdef",
                "session.access_token | 0123456789abcdef",
                "note | its password: 0123456789abcdef",
                "dump | {\"auth\":{\"password\":\"0123456789abcdef\"}}"
            })
    void isMaskedInTheFieldsBesideAMessage(String path, String value) {
        for (String message : List.of(Documents.BUSY, "Call-ID: a84b4c76e66710@192.0.2.10")) {
            Map<String, Object> nested = document(path, value);
            Map<String, Object> dotted = new HashMap<>(Map.of(path, value));
            for (Map<String, Object> document : List.of(nested, dotted)) {
                document.put("message", message);
                assertFalse(enriched(document).toString().contains(SECRET), document::toString);
            }
        }
    }

    @Test
    void isMaskedWhereOnlyTheNameOfAFieldTellsOfSip() {
        Map<String, Object> document = document("sip.auth.response", SECRET);
        document.put("message", "registered");
        assertFalse(enriched(document).toString().contains(SECRET), document::toString);
        for (String name :
                List.of("sip.auth.response", "sip_auth_nonce", "variable_sip_auth_response", "sdp.crypto.keys")) {
            Map<String, Object> dotted = new HashMap<>(Map.of(name, SECRET));
            assertFalse(enriched(dotted).toString().contains(SECRET), dotted::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "SIP", "Call-ID: a1@192.0.2.1"})
    void isMaskedInAFieldThatIsThereTwice(String other) {
        String line = "Authorization: Digest username=\"1\", uri=\"sip:gw\", response=\"" + SECRET + "\"";
        for (String secret : List.of(Documents.INVITE, line)) {
            for (String message : List.of("", "hello", Documents.BUSY)) {
                Map<String, Object> document = document("event.original", secret);
                document.put("event.original", other.equals("SIP") ? Documents.BUSY : other);
                if (!message.isEmpty()) {
                    document.put("message", message);
                }
                assertFalse(enriched(document).toString().contains(SECRET), document::toString);
            }
        }
    }

    @Test
    void keepsTheTypeOfASecretThatIsANumber() {
        Map<String, Object> document = document("account.pin", 4711);
        document.put("message", Documents.BUSY);
        assertEquals(0, Documents.at(enriched(document), "account.pin"));
    }

    @Test
    void leavesWhatIsNoSecret() {
        Map<String, Object> document = new HashMap<>(Map.of(
                "_id",
                "password:hunter2@x",
                "@timestamp",
                "2026-03-17T10:15:30.000Z",
                "host",
                Map.of("name", "voice3"),
                "status",
                "wrong password: rejected",
                "password_changed",
                "yes",
                "response",
                "200 OK",
                "token",
                "INVITE",
                "count",
                12));
        document.put("message", Documents.BUSY);
        Map<String, Object> before = new HashMap<>(document);
        enriched(document);
        before.forEach((name, value) -> assertEquals(value, document.get(name)));
    }

    @Test
    void looksAtNoSecretOfOtherDocuments() {
        String text = "login of bob with password: hunter2";
        Map<String, Object> document = new HashMap<>(Map.of("message", text, "password", "hunter2"));
        document.put("log", new HashMap<>(Map.of("file", Map.of("path", "/var/log/SIP/trunk-and-more.log"))));
        assertSame(text, enriched(document).get("message"));
        assertEquals("hunter2", document.get("password"));
    }

    @Test
    void leavesTheSourceAloneWhereItIsSwitchedOff() {
        Map<String, Object> document = document("log.original", Documents.INVITE);
        document.put("message", "one packet");
        enricher(Map.of("redact", false)).enrich(document);
        assertTrue(document.toString().contains(SECRET), document::toString);
    }
}
