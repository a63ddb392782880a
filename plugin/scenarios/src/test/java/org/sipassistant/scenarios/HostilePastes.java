// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Megabytes of what may cost most to read, and calls of thousands of forks and legs. */
final class HostilePastes {
    static final String LARGE = "5 MB to why/text";
    static final String LARGEST = "10 MB to why/text";
    static final String TOO_LARGE = "15 MB to why/text";

    private static final int BYTES = 5_000_000;
    private static final int MOST_BYTES = 10_000_000;
    private static final int MANY = 2_000;
    private static final String FORKS = "forks@192.0.2.7";

    private static final String NOTICE = "[2026-03-02 14:05:00] NOTICE[1] chan_sip.c: Registration from '<sip:1@b>'"
            + " failed for '192.0.2.1' - Wrong password\n";

    private static final List<String> UNITS = List.of(
            "a",
            "a\n",
            "\n",
            "> a\n",
            "INVITE sip:a@b SIP/2.0\r\n",
            "SIP/2.0 ",
            call("paste@192.0.2.7").text(),
            "\u4e2d\u6587 failed\n",
            "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n",
            "<sip:\"((((",
            "-->",
            "\\r\\n#015#012",
            NOTICE);

    private HostilePastes() {}

    /** Each made when it is sent, because all of them together are large. */
    static List<Supplier<HostileRequests.Hostile>> all() {
        List<Supplier<HostileRequests.Hostile>> all = new ArrayList<>();
        for (String unit : UNITS) {
            all.add(() -> post(LARGE, "why/text", "{\"text\": " + text(unit) + "}"));
            all.add(() -> post("5 MB to recognise", "recognise", "{\"lines\": " + text(unit) + "}"));
        }
        all.add(() -> post("5 MB to why", "why", "{\"call_id\": [" + "1,".repeat(BYTES / 2)));
        all.add(() -> post("5 MB of brackets to why/text", "why/text", "{\"text\": [" + "[],".repeat(BYTES / 3)));
        all.add(() -> post(
                "5 MB of empty texts to recognise",
                "recognise",
                "{\"lines\": [\"\"" + ",\"\"".repeat(BYTES / 3) + "]}"));
        all.add(() -> post(TOO_LARGE, "why/text", "{\"text\": \"" + "a".repeat(3 * BYTES) + "\"}"));
        for (String format : List.of("json", "text", "svg", "mermaid", "ticket", "pcap")) {
            all.add(() -> HostileRequests.Hostile.get(
                    "calls of 2,000 forks and legs", "/_plugins/_sip/calls/" + FORKS + "?format=" + format));
        }
        all.add(() ->
                HostileRequests.Hostile.get("why of 2,000 forks and legs", "/_plugins/_sip/why?call_id=" + FORKS));
        return List.copyOf(all);
    }

    /** About as long as a text may be on a node of this heap: many messages, much of a log, and nothing but words. */
    static List<Supplier<HostileRequests.Hostile>> largest() {
        return Stream.of(call("paste@192.0.2.7").text(), NOTICE, "a")
                .<Supplier<HostileRequests.Hostile>>map(
                        unit -> () -> post(LARGEST, "why/text", "{\"text\": " + text(unit, MOST_BYTES) + "}"))
                .toList();
    }

    private static String text(String unit) {
        return text(unit, BYTES);
    }

    /** As JSON, so often repeated that it is as long as it should be. */
    private static String text(String unit, int bytes) {
        String json = JsonNodeFactory.instance.textNode(unit).toString();
        String escaped = json.substring(1, json.length() - 1);
        return "\"" + escaped.repeat(bytes / escaped.getBytes(StandardCharsets.UTF_8).length) + "\"";
    }

    private static HostileRequests.Hostile post(String kind, String endpoint, String body) {
        return HostileRequests.Hostile.post(kind, "/_plugins/_sip/" + endpoint, body);
    }

    /** Documents of one request in two thousand branches, and of two thousand legs that one session id joins. */
    static List<String> forks() {
        List<String> documents = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            String branch = "z9hG4bK-" + n + "-";
            call(FORKS).documents().stream()
                    .limit(2)
                    .map(document -> document.replace("z9hG4bK-", branch))
                    .forEach(documents::add);
            documents.add(call("leg" + n + "@192.0.2.7").documents().get(0));
        }
        return documents;
    }

    private static SampleCall call(String callId) {
        return new SampleCall(
                callId,
                "192.0.2.7",
                "<sip:1001@example.net>",
                "<sip:1002@example.net>",
                List.of("Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=00000000000000000000000000000000"),
                "Busy Here",
                Instant.now().minusSeconds(600));
    }
}
