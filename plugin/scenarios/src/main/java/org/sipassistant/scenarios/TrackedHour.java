// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sipassistant.scenarios.traffic.BusyHour;
import org.sipassistant.scenarios.traffic.Operator;
import org.sipassistant.scenarios.traffic.Truth;

/** A busy hour in a real node: shipped into it, tracked by it, and asked about. */
public final class TrackedHour {
    private static final String NAMESPACE = "busy";
    private static final String INDEX = "sip-messages-busy";
    private static final String CALLS = "sip-calls-busy-*";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 500;

    private final Http http;
    private final BusyHour hour;

    /**
     * @param from when the hour begins
     * @param calls of the hour
     */
    public TrackedHour(Http http, Instant from, int calls) {
        this.http = http;
        this.hour = BusyHour.of(1, from, calls);
    }

    /** Tells a node that is not yet started who is who in the hour's network. */
    public static void name(Path home, String plugin) throws IOException {
        Path folder = Files.createDirectories(home.resolve("config").resolve(plugin));
        Files.writeString(folder.resolve("network.yml"), Operator.inventory());
    }

    public int messages() {
        return hour.documents().size();
    }

    public int calls() {
        return hour.calls().size();
    }

    /** Sets the tracker up, ships the messages, and waits until it has read all of them and written every call. */
    public void ship() throws IOException {
        ObjectNode setup = JsonNodeFactory.instance.objectNode().put("namespace", NAMESPACE);
        setup.putArray("index").add(INDEX);
        Http.Reply reply = http.send("PUT", "/_plugins/_sip/setup", setup);
        if (reply.status() != 200) {
            throw new IOException("the node refused to set up: " + reply.text());
        }
        new Shipment(http, INDEX, "sip").send(hour.documents());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Instant shipped = Instant.now();
        TrackerProgress progress = new TrackerProgress(http);
        long tracked = 0;
        while (tracked < hour.calls().size()) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "only " + tracked + " of " + hour.calls().size() + " calls were tracked: " + progress);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            if (!progress.isBeyond(NAMESPACE, shipped)) {
                continue;
            }
            http.send("POST", "/" + CALLS + "/_refresh");
            // No call counts twice: two documents of one would be two attempts.
            tracked = http.send("GET", "/" + CALLS + "/_count?q=call.primary:true")
                    .json()
                    .path("count")
                    .asLong();
        }
    }

    /** What is told of the hour. */
    public JsonNode failures(String by) throws IOException {
        return ask(by, "json").json();
    }

    /** The same as a page. */
    public String page() throws IOException {
        return ask("rule", "text").text();
    }

    private Http.Reply ask(String by, String format) throws IOException {
        Http.Reply reply = http.send(
                "POST",
                "/_plugins/_sip/failures",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("from", hour.from().toString())
                        .put("to", hour.to().toString())
                        .put("by", by)
                        .put("format", format));
        if (reply.status() != 200) {
            throw new IOException("the question about failures was answered " + reply.text());
        }
        return reply;
    }

    /** In what the answer is not what happened. */
    public List<String> differences() throws IOException {
        return Truth.of(hour).differences(Truth.told(failures("category")));
    }

    /** How many counts of the answer are compared with what happened. */
    public int facts() {
        return Truth.of(hour).size();
    }
}
