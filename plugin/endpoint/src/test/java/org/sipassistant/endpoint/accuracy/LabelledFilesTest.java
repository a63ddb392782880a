// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sipassistant.endpoint.Experts;

/** The forms in which labelled calls are kept are read, and asked about. */
class LabelledFilesTest {
    private static final String BUSY = """
        SIP/2.0 486 Busy Here
        Via: SIP/2.0/UDP 10.20.4.21:5060;branch=z9hG4bK74bf9
        From: <sip:1001@10.20.0.10>;tag=9fxced76sl
        To: <sip:1002@10.20.0.10>;tag=314159
        Call-ID: 38482762@10.20.4.21
        CSeq: 1 INVITE
        Content-Length: 0

        """;

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void readsCaseFolders() throws IOException {
        Path one = Files.createDirectories(folder.resolve("001-busy"));
        Files.createDirectories(folder.resolve("notes"));
        Files.writeString(one.resolve("log.txt"), BUSY);
        Files.writeString(one.resolve("case.json"), """
            {"product": "PhoneOS 3 on a desk", "final_code": 486, "final_code_in_log": true, "failing_party": "next-hop",
             "cause_category": "callee-busy", "difficulty": "easy", "label_basis": "stated in the source",
             "evidence": "SIP/2.0 486 Busy Here | rang"}
            """);
        List<LabelledCall> calls =
                new CaseFolders(Experts.service()).read(folder).calls();
        assertEquals(1, calls.size());
        LabelledCall call = calls.get(0);
        assertEquals(
                new Label(
                        Set.of(),
                        Set.of("callee-busy"),
                        Set.of("next_hop", "policy"),
                        Optional.of(486),
                        List.of("SIP/2.0 486 Busy Here", "rang")),
                call.label());
        assertEquals("phoneos", call.traits().get("product"));
        assertEquals("callee-busy", call.ask().category());
        assertEquals("callee-busy", new CodeLookUp(Experts.expertise()).category(call.texts()));
    }

    @Test
    void readsCorrectionsFromAFile() throws IOException {
        String document = """
            {"call_id": "c1", "correction": {"category": "callee-declined", "party": "callee", "code": 603},
             "verdict": {"call_id": "c1", "outcome": "failed", "root_cause": {"category": "callee-busy", "confidence": 0.9}}}
            """.replace("\n", "");
        Path file = folder.resolve("feedback.ndjson");
        Files.writeString(file, document + "\n\n{\"_id\": \"7\", \"_source\": " + document + "}\n");
        List<LabelledCall> calls = new Corrections().read(file.toString()).calls();
        assertEquals(2, calls.size());
        assertEquals(calls.get(0).label(), calls.get(1).label());
        assertEquals(
                new Label(Set.of(), Set.of("callee-declined"), Set.of("callee"), Optional.of(603), List.of()),
                calls.get(1).label());
        assertEquals("callee-busy", calls.get(1).ask().category());
    }

    @Test
    void asksTheNodeAgainAboutItsCorrections() throws IOException {
        HttpServer node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(node, "/sip-feedback/_search", """
            {"hits": {"hits": [{"_source": {"call_id": "c1", "index": ["sip-1"], "from": "now-1h",
             "correction": {"category": "callee-declined"}, "verdict": {"root_cause": {"category": "callee-busy"}}}}]}}
            """);
        answer(node, "/_plugins/_sip/why", """
            {"calls": [{"call_id": "c1", "root_cause": {"category": "callee-declined"}}]}
            """);
        node.start();
        try {
            String address = "http://127.0.0.1:" + node.getAddress().getPort();
            List<LabelledCall> calls = new Corrections().read(address).calls();
            assertEquals("callee-declined", calls.get(0).ask().category());
            assertEquals(List.of("", "{'call_id':'c1','index':['sip-1'],'from':'now-1h'}"), asked);
        } finally {
            node.stop(0);
        }
    }

    private void answer(HttpServer node, String path, String json) {
        node.createContext(path, exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).replace('"', '\''));
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void readsCapturedCalls() throws IOException {
        Map<String, Object> document =
                Map.of("@timestamp", "2026-03-17T08:05:05.005Z", "message", BUSY, "source", Map.of("ip", "10.20.0.10"));
        Files.writeString(folder.resolve("messages.jsonl"), new ObjectMapper().writeValueAsString(document) + "\n");
        Files.writeString(
                folder.resolve("calls_truth.jsonl"),
                "{\"call_id\": \"38482762@10.20.4.21\", \"scenario\": \"busy\", \"final_at_caller\": 486}\n"
                        + "{\"call_id\": \"nobody\", \"scenario\": \"busy\", \"final_at_caller\": null}\n");
        Files.writeString(
                folder.resolve("expect.json"),
                "{\"busy\": {\"outcome\": [\"failed\"], \"category\": [\"callee-busy\"], \"responsible\": null}}");
        List<LabelledCall> calls = new CapturedCalls(Experts.service(), Experts.knowhow())
                .read(folder)
                .calls();
        assertEquals(
                new Label(Set.of("failed"), Set.of("callee-busy"), Set.of(), Optional.of(486), List.of()),
                calls.get(0).label());
        assertEquals("callee-busy", calls.get(0).ask().category());
        assertEquals("", calls.get(1).ask().category());
    }
}
