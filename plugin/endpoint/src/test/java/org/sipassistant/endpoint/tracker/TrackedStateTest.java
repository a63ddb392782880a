// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.Trace;
import org.sipassistant.endpoint.Traces;

/** What the tracker keeps beside calls: registrations and pinged peers. */
class TrackedStateTest {
    private static final Duration TICK = Duration.ofSeconds(10);

    @Test
    void keepsTheStateOfARegistration() {
        Site site = new Site().tracking("default", 1);
        Tracker node = site.node("one");
        site.ship(Traces.registered().documents()).pass(TICK).work(node);
        Map<String, Object> document = site.only("sip-registrations-*");
        assertEquals("registered", Json.at(document, "registration.state"));
        assertEquals("sip:1001@example.net", Json.at(document, "registration.aor"));
        assertEquals("2026-03-17T08:05:00.066Z", Json.at(document, "registration.since"));
        site.ship(Traces.wrongPassword().documents()).pass(TICK).work(node);
        Map<String, Object> refused = site.only("sip-registrations-*");
        assertEquals("401", Json.at(refused, "registration.last_refusal.code"));
        assertEquals("wrong-credentials", Json.at(refused, "registration.last_refusal.category"));
        assertEquals("2026-03-17T08:05:00.066Z", Json.at(refused, "registration.last_success"));
        assertEquals(0, site.calls().size());
    }

    @Test
    void keepsTheStateOfAPeer() {
        Site site = new Site().tracking("default", 1);
        Tracker node = site.node("one");
        site.ship(Traces.pinged().documents()).pass(TICK).work(node);
        assertEquals("up", Json.at(site.only("sip-peers-*"), "peer.state"));
        for (int i = 1; i <= 3; i++) {
            Trace ping = new Trace("ping" + i + "@198.51.100.7")
                    .hop(Trace.CARRIER, Trace.PBX)
                    .request(i * 60_000L, "OPTIONS");
            site.ship(ping.documents()).pass(Duration.ofSeconds(60)).work(node);
        }
        site.pass(Duration.ofSeconds(60)).work(node);
        Map<String, Object> document = site.only("sip-peers-*");
        assertEquals("down", Json.at(document, "peer.state"));
        assertEquals(3L, Json.at(document, "peer.unanswered"));
        assertEquals("2026-03-17T08:05:00.003Z", Json.at(document, "peer.last_reply"));
    }
}
