// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.sipassistant.scenarios.Distribution;
import org.sipassistant.scenarios.Http;
import org.sipassistant.scenarios.Node;
import org.sipassistant.scenarios.Release;
import org.sipassistant.scenarios.Shipment;
import org.sipassistant.scenarios.TrackerProgress;
import org.sipassistant.scenarios.traffic.BusyHour;
import org.sipassistant.scenarios.traffic.Fate;
import org.sipassistant.scenarios.traffic.Operator;

/**
 * A node that read a busy hour, whose calls the tracker has judged: one trunk fell silent in it and answers no ping since,
 * registrations ran out after it, an emergency call failed, and one call carries what an attacker would write.
 */
final class Traffic implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CALLS = 600;
    private static final long SEED = 7;

    /** Registrations that the alert about them wants. */
    private static final int LOST = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Node node;
    private final Http http;
    private final BusyHour hour;

    private Traffic(Node node, BusyHour hour) {
        this.node = node;
        this.http = new Http(node.uri());
        this.hour = hour;
    }

    static Traffic on(Release release) throws IOException {
        Distribution distribution = release.fresh("dashboards");
        Path config = distribution.home().resolve("config").resolve(release.plugin());
        Files.createDirectories(config);
        Files.writeString(config.resolve("network.yml"), Operator.inventory());
        Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(3));
        Traffic traffic = new Traffic(distribution.start(0), BusyHour.of(SEED, from, CALLS));
        try {
            traffic.ship();
            return traffic;
        } catch (IOException e) {
            traffic.close();
            throw e;
        }
    }

    Http http() {
        return http;
    }

    /** When an alert about an index has a reason to fire. */
    Instant alarming(String index) {
        return index.startsWith("sip-registrations")
                ? hour.to().plus(Duration.ofMinutes(30))
                : hour.outage().plus(Duration.ofMinutes(13));
    }

    /** When none has: before the outage, and before any registration ran out. */
    Instant quiet() {
        return hour.outage().minus(Duration.ofMinutes(1));
    }

    /** Call-IDs of calls worth drawing, by what is worth seeing in them. */
    Map<String, String> calls() {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("silent", first(Fate.SILENT));
        calls.put("busy", first(Fate.BUSY));
        calls.put("challenged", first(Fate.CHALLENGED));
        calls.put("answered", first(Fate.ANSWERED));
        calls.put("emergency", SampleCalls.EMERGENCY);
        calls.put("hostile", SampleCalls.HOSTILE);
        return calls;
    }

    private String first(Fate fate) {
        return hour.busy().stream()
                .filter(call -> call.fate() == fate)
                .findFirst()
                .orElseThrow()
                .callId();
    }

    private void ship() throws IOException {
        Http.Reply setup = http.send("PUT", "/_plugins/_sip/setup", "{\"default_region\": \"DE\"}", "application/json");
        if (setup.status() != 200) {
            throw new IOException("the node refused the setup: " + setup.text());
        }
        List<String> documents = new ArrayList<>();
        for (String document : hour.documents()) {
            if (!isRecovered(document)) {
                documents.add(document);
            }
        }
        documents.addAll(SampleCalls.documents(hour.outage().plus(Duration.ofMinutes(3))));
        new Shipment(http, "sip-messages-default", "sip").send(documents);
        awaitTracked();
    }

    /** A ping of the silent trunk after it had recovered: left out, it is silent still. */
    private boolean isRecovered(String document) throws IOException {
        return document.contains("ping-" + hour.silentTrunk())
                && Instant.parse(MAPPER.readTree(document).path("@timestamp").asText())
                        .isAfter(hour.outage().plus(Duration.ofMinutes(10)));
    }

    /** Until the tracker has read all, judged every call, and seen the other trunks, the silent one and the registrations. */
    private void awaitTracked() throws IOException {
        Instant shipped = Instant.now();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        TrackerProgress progress = new TrackerProgress(http);
        while (!progress.isBeyond("default", shipped)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("not all was read after " + PATIENCE + ": " + progress);
            }
            pause();
        }
        await("sip-calls-*/_count?q=call.primary:true", hour.calls().size());
        await("sip-calls-*/_count?q=sip.call_id:%22" + SampleCalls.EMERGENCY + "%22", 1);
        await("sip-peers-*/_count", Operator.inventory().split("role: trunk", -1).length - 1);
        await("sip-peers-*/_count?q=peer.state:down", 1);
        await("sip-registrations-*/_count?q=registration.state:expired", LOST);
    }

    private void await(String count, int wanted) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int found = 0;
        while (System.nanoTime() < deadline) {
            http.send("POST", "/sip-*/_refresh");
            found = http.send("GET", "/" + count).json().path("count").asInt(0);
            if (found >= wanted) {
                return;
            }
            pause();
        }
        throw new IOException("GET " + count + " counts " + found + " of " + wanted + " after " + PATIENCE + ": "
                + http.send("GET", "/_plugins/_sip/stats").text());
    }

    private static void pause() {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        http.close();
        node.close();
    }
}
