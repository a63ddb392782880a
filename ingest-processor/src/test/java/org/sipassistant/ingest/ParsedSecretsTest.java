// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.ingest.Documents.at;
import static org.sipassistant.ingest.Documents.enricher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.ingest.pseudonym.PseudonymKey;
import org.sipassistant.inventory.Inventory;

/** What other programs took out of a message holds no secret and, where pseudonyms are wanted, no name. */
class ParsedSecretsTest {
    private static final String SECRET = "5ecr3tword5ecr3tword";

    private static Map<String, Object> tshark(String start, Map<String, Object> fields, Map<String, Object> layers) {
        Map<String, Object> sip = new HashMap<>(fields);
        sip.put(start.startsWith("SIP/") ? "sip_sip_Status-Line" : "sip_sip_Request-Line", start);
        Map<String, Object> all = new HashMap<>(layers);
        all.put("sip", sip);
        return new HashMap<>(Map.of("layers", all));
    }

    private static Map<String, Object> enriched(Map<String, Object> document) {
        enricher(Map.of()).enrich(document);
        return document;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "sip_sip_Authorization | Bearer 5ecr3tword5ecr3tword",
                "sip_sip_Proxy-Authorization | Basic 5ecr3tword5ecr3tword",
                "sip_sip_auth | Digest username=\"1\", response=5ecr3tword5ecr3tword",
                "sip_sip_auth_digest_response | 5ecr3tword5ecr3tword",
                "sip_sip_auth_cnonce | 5ecr3tword5ecr3tword",
                "sip_sip_auth_rspauth | 5ecr3tword5ecr3tword",
                "sip_sip_auth_ik | 5ecr3tword5ecr3tword",
                "sip_sip_auth_ck | 5ecr3tword5ecr3tword",
                "sip_sip_WWW-Authenticate | Digest realm=\"a\", ik=\"5ecr3tword5ecr3tword\"",
                "sip_sip_r-uri | sip:bob:5ecr3tword5ecr3tword@example.net",
                "sip_sip_from_user | alice:5ecr3tword5ecr3tword",
                "sdp_sdp_media_attr | crypto:1 AES_CM_128_HMAC_SHA1_80 inline:5ecr3tword5ecr3tword|2^20",
                "sdp_sdp_crypto_master_key | 5ecr3tword5ecr3tword",
                "sdp_sdp_key_and_salt | 5ecr3tword5ecr3tword",
                "sip_sip_msg_hdr_raw | 5ecr3tword5ecr3tword",
                "udp_udp_payload | 5ecr3tword5ecr3tword",
                "text | Authorization: Negotiate 5ecr3tword5ecr3tword"
            })
    void holdsNoSecretOfAnyKind(String name, String value) {
        for (Object stored : List.of(value, new ArrayList<>(List.of(value)), new HashMap<>(Map.of(name, value)))) {
            Map<String, Object> document =
                    enriched(tshark("REGISTER sip:example.net SIP/2.0", Map.of(name, stored), Map.of()));
            assertEquals("REGISTER", at(document, "sip.method"));
            assertFalse(document.toString().contains(SECRET), document::toString);
        }
    }

    @Test
    void leavesWhatShippersSayOfThemselves() {
        Map<String, Object> shipper = Map.of(
                "user",
                Map.of("name", "CORP:bob"),
                "agent",
                Map.of("user", "domain:filebeat"),
                "service.body",
                "0123456789abcdef0123",
                "metadata",
                "0123456789abcdef0123");
        Map<String, Object> document =
                tshark("MESSAGE sip:example.net SIP/2.0", Map.of("sip_sip_Content-Type", "text/plain"), Map.of());
        document.putAll(shipper);
        enriched(document);
        assertEquals("MESSAGE", at(document, "sip.method"));
        shipper.forEach((name, value) -> assertEquals(value, document.get(name)));
    }

    @Test
    void looksIntoDeepObjects() {
        Map<String, Object> deep = new HashMap<>(Map.of("auth_digest_response", SECRET));
        for (int i = 0; i < 40; i++) {
            deep = new HashMap<>(Map.of("x", deep));
        }
        Map<String, Object> document =
                enriched(tshark("REGISTER sip:example.net SIP/2.0", Map.of(), Map.of("x", deep)));
        assertFalse(document.toString().contains(SECRET), document::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MESSAGE |text/plain",
                "INFO |application/dtmf-relay",
                "NOTIFY |application/kpml-response+xml",
                "INFO |multipart/mixed;boundary=b"
            })
    void holdsNoPrivateBody(String kind) {
        String method = kind.substring(0, kind.indexOf(' '));
        String type = kind.substring(kind.indexOf('|') + 1);
        Map<String, Object> document = enriched(tshark(
                method + " sip:bob@example.net SIP/2.0",
                Map.of(
                        "sip_sip_msg_hdr",
                        "Call-ID: a1\r\nCSeq: 1 " + method + "\r\nContent-Type: " + type
                                + "\r\n\r\n--b\r\nContent-Type: application/dtmf-relay\r\n\r\n" + SECRET + "\r\n--b--",
                        "sip_sip_msg_body",
                        new HashMap<>(Map.of("x", SECRET))),
                Map.of("data-text-lines", new HashMap<>(Map.of("data-text-lines_text", SECRET)))));
        assertEquals("a1", at(document, "sip.call_id"));
        assertFalse(document.toString().contains(SECRET), document::toString);
    }

    @Test
    void isMaskedBesideARawMessageToo() {
        Map<String, Object> document = new HashMap<>(Map.of("type", "sip"));
        document.put("event", new HashMap<>(Map.of("original", Documents.INVITE)));
        document.put(
                "sip",
                new HashMap<>(Map.of(
                        "auth",
                        new HashMap<>(Map.of("scheme", "Digest", "response", SECRET)),
                        "sdp",
                        new HashMap<>(Map.of(
                                "body", new HashMap<>(Map.of("original", "v=0\na=crypto:1 A inline:" + SECRET)))))));
        enriched(document);
        assertEquals("INVITE", at(document, "sip.method"));
        assertFalse(document.toString().contains(SECRET), document::toString);
        Map<String, Object> said = tshark("REGISTER sip:a SIP/2.0", Map.of("sip_sip_auth_nonce", SECRET), Map.of());
        said.put("message", "a packet");
        assertFalse(enriched(said).toString().contains(SECRET), said::toString);
    }

    @Test
    void isMaskedInTheLineOfJsonThatWasRead() {
        String json = "{\"layers\":{\"sip\":{\"sip_sip_Request-Line\":\"REGISTER sip:a SIP/2.0\","
                + "\"sip_sip_Authorization\":[\"Bearer " + SECRET + "\"],\"sip_sip_auth_nonce\":\"\\\"" + SECRET
                + "\\\"\"}}}";
        Map<String, Object> document = tshark("REGISTER sip:a SIP/2.0", Map.of(), Map.of());
        document.put("message", json);
        assertFalse(enriched(document).toString().contains(SECRET), document::toString);
    }

    @Test
    void namesNobodyWherePseudonymsAreWanted() {
        Map<String, Object> document = tshark(
                "INVITE sip:+442079460345@example.net SIP/2.0",
                Map.of(
                        "sip_sip_msg_hdr",
                        "From: \"Anna Beispiel\" <sip:+493023125001@example.com>;tag=1\r\n"
                                + "To: Carl <sip:+442079460345@example.net>\r\nCall-ID: a1@anna-laptop.example.com\r\n"
                                + "CSeq: 1 INVITE\r\n\r\nv=0\r\no=anna 1 1 IN IP4 192.0.2.7\r\n",
                        "sip_sip_From",
                        "Anna Beispiel <sip:+493023125001@example.com>;tag=1",
                        "sip_sip_from_user",
                        "+493023125001",
                        "sip_sip_display_info",
                        new ArrayList<>(List.of("\"Anna Beispiel\"")),
                        "sip_sip_Call-ID",
                        "a1@anna-laptop.example.com",
                        "sip_sip_msg_hdr_raw",
                        "416e6e61204265697370",
                        "e164_e164_called_party_number_digits",
                        "442079460345"),
                Map.of("sdp", new HashMap<>(Map.of("sdp_sdp_owner", "anna 1 1 IN IP4 192.0.2.7"))));
        PseudonymKey key = PseudonymKey.of("a secret of more than sixteen");
        Knowhow plain = Documents.KNOWHOW;
        SipEnricher.create(
                        SipOptions.take(new HashMap<>(Map.of("pseudonymise", true, "fields", "full"))),
                        new Knowhow(
                                plain.knowledge(),
                                plain.logs(),
                                plain.events(),
                                Inventory::empty,
                                () -> Optional.of(key)))
                .enrich(document);
        String all = document.toString();
        for (String name :
                List.of("Anna", "anna", "Beispiel", "Carl", "23125001", "2079460345", "416e6e61204265697370")) {
            assertFalse(all.contains(name), () -> name + " is in " + all);
        }
        assertEquals(key.id(), at(document, "sip.pseudonym.key"));
        assertEquals(at(document, "sip.call_id"), at(document, "layers.sip.sip_sip_Call-ID"));
        assertEquals("INVITE", at(document, "sip.method"));
        assertTrue(all.contains("+49"), all);
    }
}
