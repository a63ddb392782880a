// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What must not be told is not told: secrets on every way out, whether the processor saw the messages or not, and the names
 * of people where pseudonyms take their place.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PrivacyScenarios {
    private static final List<String> FORMATS = List.of("json", "text", "svg", "mermaid", "ticket", "pcap");
    private static final String KEY = "plugins.sip.pseudonym.key";

    /** No test waits as long as an operator can. */
    private static final Map<String, String> QUICK = Map.of("plugins.sip.tracker.interval", "500ms");

    /** Each stands where a protocol keeps a secret, and nowhere else. */
    private static final List<String> SECRETS = List.of(
            "5ec7e7d1e5703e5e5ec7e7d1e5703e5e",
            "5ec7e7c0ce",
            "5ec7e7bea7e7",
            "c2VjcmV0LW1lZGlhLWtleS1vZi1jYWxs",
            "s3cretInUri",
            "YmFzaWM6NWVjN2U3",
            "5ec7e7a4aa11",
            "5ec7e7a4aa22",
            "5ec7e70fa5e7e7",
            "<digits>4711",
            "privateWordsOfOne");

    private static final SampleCall CALL = new SampleCall(
            "private@192.0.2.7",
            "192.0.2.7",
            "\"Anna\" <sip:+493023125001:s3cretInUri@example.com>",
            "<sip:+442079460345@example.net>",
            List.of(
                    "Authorization: Digest username=\"1001\", realm=\"example.net\", nonce=\"5ec7e7c0ce\","
                            + " uri=\"sip:example.net\", response=\"5ec7e7d1e5703e5e5ec7e7d1e5703e5e\","
                            + " cnonce=\"5ec7e7c0ce\"",
                    "Proxy-Authorization: Bearer 5ec7e7bea7e7",
                    "Proxy-Authorization: Basic YmFzaWM6NWVjN2U3",
                    "WWW-Authenticate: Digest realm=\"ims.example.net\", nonce=\"a1\", ik=\"5ec7e7a4aa11\","
                            + " ck=\"5ec7e7a4aa22\""),
            "Busy Here",
            Instant.now().minusSeconds(600));

    private final Release release;
    private Distribution distribution;
    private Node node;
    private Http http;

    PrivacyScenarios(Release release) {
        this.release = release;
    }

    @BeforeAll
    void start() throws IOException {
        distribution = release.fresh("privacy").with(QUICK);
        secret("the first secret of the tests");
        node = distribution.start(0);
        http = new Http(node.uri());
        put("/_ingest/pipeline/sip", "{\"processors\": [{\"sip\": {\"fields\": \"full\"}}]}");
        put("/_ingest/pipeline/none", "{\"processors\": []}");
        put(
                "/_ingest/pipeline/pseudonyms",
                "{\"processors\": [{\"sip\": {\"fields\": \"full\", \"pseudonymise\": true}}]}");
        ship(CALL.documents(), "sip-messages-seen", "sip");
        ship(otherwise(), "sip-messages-seen3", "sip");
        ship(withBodies(), "sip-messages-seen2", "sip");
        ship(CALL.documents(), "sip-messages-raw", "none");
        ship(otherwise(), "sip-messages-raw3", "none");
        ship(withBodies(), "sip-messages-raw2", "none");
    }

    @AfterAll
    void stop() {
        if (http != null) {
            http.close();
        }
        if (node != null) {
            node.close();
        }
    }

    @Test
    void theProcessorIndexesNoSecret() throws IOException {
        assertNoSecret("the index", http.send("GET", "/sip-messages-seen*/_search?size=100"));
        String raw = http.send("GET", "/sip-messages-raw*/_search?size=100").text();
        SECRETS.forEach(
                secret -> assertTrue(raw.contains(secret), () -> "the test looks for [" + secret + "] in vain"));
    }

    @Test
    void noAnswerQuotesASecretThatWasIndexedWithoutTheProcessor() throws IOException {
        Map<String, Http.Reply> answers = new LinkedHashMap<>();
        for (String index : List.of("sip-messages-seen*", "sip-messages-raw*")) {
            for (String callId : List.of("private@192.0.2.7", "message@192.0.2.7")) {
                String of = "call_id=" + callId + "&index=" + index;
                answers.put("why " + of, http.send("GET", "/_plugins/_sip/why?" + of));
                for (String format : FORMATS) {
                    String path = "/_plugins/_sip/calls/" + callId + "?index=" + index + "&format=" + format;
                    answers.put(path, http.send("GET", path));
                }
            }
            answers.put("recognise " + index, post("recognise", "{\"index\": \"" + index + "\", \"size\": 50}"));
        }
        ObjectNode text = JsonNodeFactory.instance.objectNode().put("text", String.join("\n", logged()));
        answers.put("why/text", post("why/text", text.toString()));
        ObjectNode lines = JsonNodeFactory.instance.objectNode();
        logged().stream().flatMap(String::lines).forEach(lines.withArray("lines")::add);
        answers.put("recognise lines", post("recognise", lines.toString()));
        for (Map.Entry<String, Http.Reply> answer : answers.entrySet()) {
            assertEquals(
                    200,
                    answer.getValue().status(),
                    () -> answer.getKey() + ": " + answer.getValue().text());
            assertNoSecret(answer.getKey(), answer.getValue());
        }
    }

    /** Neither what the tracker writes and {@code failures} tells of it, nor a correction, nor the node's log. */
    @Test
    void nothingThatIsKeptOfACallHoldsASecret() throws IOException {
        Replies.succeeds(http.send("PUT", "/_plugins/_sip/setup?index=sip-messages-kept&namespace=kept"));
        try {
            ship(CALL.documents(), "sip-messages-kept", "sip");
            new TrackedCalls(http).await("kept", 1);
        } finally {
            Replies.succeeds(http.send("DELETE", "/_plugins/_sip/setup"));
        }
        Http.Reply corrected = post(
                "feedback",
                "{\"call_id\": \"private@192.0.2.7\", \"category\": \"callee-busy\", \"index\":"
                        + " \"sip-messages-raw*\"}");
        assertEquals(201, corrected.status(), corrected::text);
        http.send("POST", "/_refresh");
        Http.Reply kept = http.send("GET", "/sip-calls-*,sip-registrations-*,sip-peers-*/_search?size=100");
        assertTrue(kept.text().contains("private@192.0.2.7"), kept::text);
        assertNoSecret("the tracker", kept);
        assertNoSecret("a correction", http.send("GET", "/sip-feedback/_search?size=100"));
        for (String format : List.of("json", "text")) {
            Http.Reply told = http.send("GET", "/_plugins/_sip/failures?from=now-2h&format=" + format);
            assertTrue(told.text().contains("0 of 1 call attempts failed"), told::text);
            assertNoSecret("failures", told);
        }
        NodeLog.assertWithout(
                distribution.home(), List.of("23125001", "2079460345", "private@192.0.2.7", "Anna", "5ec7e7"));
    }

    @Test
    void pseudonymsTakeThePlaceOfPeopleAndTheAnswerStays() throws IOException {
        ship(CALL.documents(), "sip-messages-hidden", "pseudonyms");
        Http.Reply all = http.send("GET", "/sip-messages-hidden/_search?size=100");
        for (String name : List.of("Anna", "23125001", "2079460345", "private@192.0.2.7")) {
            assertFalse(all.text().contains(name), () -> "[" + name + "] is in " + all.text());
        }
        JsonNode sip = all.json().at("/hits/hits/0/_source/sip");
        String callId = sip.path("call_id").asText();
        JsonNode answer = Replies.succeeds(
                        http.send("GET", "/_plugins/_sip/why?index=sip-messages-hidden&call_id=" + callId))
                .json();
        assertEquals("callee-busy", answer.at("/calls/0/root_cause/category").asText(), answer::toString);
        assertEquals(5, answer.at("/calls/0/timeline").size(), answer::toString);

        String first = sip.at("/pseudonym/key").asText();
        secret("the second secret of the tests");
        Http.Reply reloaded = http.send("POST", "/_nodes/reload_secure_settings");
        assertEquals(0, reloaded.json().at("/_nodes/failed").intValue(), reloaded::text);
        assertFalse(reloaded.text().contains("reload_exception"), reloaded::text);
        ship(CALL.documents(), "sip-messages-later", "pseudonyms");
        JsonNode later =
                http.send("GET", "/sip-messages-later/_search?size=1").json().at("/hits/hits/0/_source/sip");
        assertNotEquals(first, later.at("/pseudonym/key").asText());
        assertNotEquals(callId, later.path("call_id").asText());
    }

    private void secret(String value) throws IOException {
        Path file = Files.writeString(distribution.home().resolve("secret.txt"), value);
        distribution.tool(Map.of(), List.of(release.keystoreTool(), "add-file", "--force", KEY, file.toString()));
        Files.delete(file);
    }

    private static void assertNoSecret(String where, Http.Reply reply) {
        assertEquals(200, reply.status(), reply::text);
        for (String secret : SECRETS) {
            assertFalse(reply.text().contains(secret), () -> where + " tells [" + secret + "]: " + reply.text());
        }
    }

    /** A call with a media key, and a message that somebody wrote. */
    private static List<String> withBodies() {
        List<String> documents = new ArrayList<>();
        for (String text : bodies()) {
            ObjectNode document = JsonNodeFactory.instance
                    .objectNode()
                    .put("@timestamp", Instant.now().minusSeconds(500).toString())
                    .put("message", text);
            document.putObject("event").put("original", text);
            documents.add(document.toString());
        }
        return documents;
    }

    /** Secrets beside a text that is no SIP, in lines that are no message, and in what tshark took out of one. */
    private static List<String> otherwise() {
        ObjectNode copied = JsonNodeFactory.instance.objectNode().put("message", "one call");
        copied.putObject("event").put("original", CALL.text());
        ObjectNode loose = JsonNodeFactory.instance
                .objectNode()
                .put("message", "calling sip:+493023125001:s3cretInUri@example.com for private@192.0.2.7 failed");
        ObjectNode header =
                JsonNodeFactory.instance.objectNode().put("message", "Proxy-Authorization: Bearer 5ec7e7bea7e7");
        ObjectNode packet = JsonNodeFactory.instance.objectNode();
        packet.putObject("layers")
                .putObject("sip")
                .put("sip_sip_Request-Line", "REGISTER sip:example.net SIP/2.0")
                .put("sip_sip_Call-ID", "private@192.0.2.7")
                .put("sip_sip_Authorization", "Basic YmFzaWM6NWVjN2U3")
                .put("sip_sip_auth_ik", "5ec7e7a4aa11")
                .put("sip_sip_msg_hdr_raw", "5ec7e70fa5e7e75ec7e70fa5e7e7");
        List<String> documents = new ArrayList<>();
        for (ObjectNode document : List.of(copied, loose, header, packet)) {
            documents.add(
                    document.put("@timestamp", Instant.now().minusSeconds(400).toString())
                            .toString());
        }
        return documents;
    }

    private static List<String> bodies() {
        String key = "v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/SAVP 0\r\n"
                + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0LW1lZGlhLWtleS1vZi1jYWxs|2^20\r\n";
        return List.of(
                request("INVITE", "private@192.0.2.7", 2, "application/sdp", key),
                request("MESSAGE", "message@192.0.2.7", 1, "text/plain", "privateWordsOfOne to another"),
                request(
                        "INFO",
                        "private@192.0.2.7",
                        3,
                        "multipart/mixed;boundary=part",
                        "--part\r\nContent-Type: application/dtmf-relay\r\n\r\n<digits>4711\r\n--part--\r\n"));
    }

    private static String request(String method, String callId, int cseq, String type, String body) {
        return String.join(
                "\r\n",
                method + " sip:+442079460345@example.net SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK-" + method + cseq,
                "From: <sip:+493023125001@example.com>;tag=caller",
                "To: <sip:+442079460345@example.net>",
                "Call-ID: " + callId,
                "CSeq: " + cseq + " " + method,
                "Content-Type: " + type,
                "Content-Length: " + body.length(),
                "",
                body);
    }

    private static List<String> logged() {
        List<String> texts = new ArrayList<>(List.of(CALL.text()));
        texts.addAll(bodies());
        texts.add("calling sip:+493023125001:s3cretInUri@example.com for private@192.0.2.7 failed");
        texts.add("pbx: Proxy-Authorization: Bearer 5ec7e7bea7e7");
        return texts;
    }

    private void ship(List<String> documents, String index, String pipeline) throws IOException {
        new Shipment(http, index, pipeline).send(documents);
    }

    private Http.Reply post(String endpoint, String body) throws IOException {
        return http.send("POST", "/_plugins/_sip/" + endpoint, body, "application/json");
    }

    private void put(String path, String body) throws IOException {
        Replies.succeeds(http.send("PUT", path, body, "application/json"));
    }
}
