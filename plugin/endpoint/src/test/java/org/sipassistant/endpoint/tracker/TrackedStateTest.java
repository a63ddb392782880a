// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.Trace;
import org.sipassistant.endpoint.Traces;

/** What the tracker keeps beside calls: registrations and pinged peers. */
class TrackedStateTest {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final String STATE = "registration.state";
    private static final String EXPIRES = "registration.expires_at";

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
    void tellsThatARegistrationRanOut() {
        Site site = new Site().tracking("default", 1);
        Tracker node = site.node("one");
        site.ship(Traces.registered().documents()).pass(TICK).work(node);
        Instant expires = Instant.parse(String.valueOf(Json.at(site.only("sip-registrations-*"), EXPIRES)));
        site.pass(Duration.between(site.now(), expires).plus(TICK)).work(node);
        assertEquals("registered", Json.at(site.only("sip-registrations-*"), STATE), "a renewal may be on its way");
        site.pass(Duration.ofSeconds(90)).work(node);
        site.pass(Duration.ofSeconds(90)).work(node);
        Map<String, Object> expired = site.only("sip-registrations-*");
        assertEquals("expired", Json.at(expired, STATE));
        assertEquals(expires.toString(), Json.at(expired, EXPIRES));
        assertEquals("2026-03-17T08:05:00.066Z", Json.at(expired, "registration.last_success"));
    }

    @Test
    void takesARenewalThatComesInLate() {
        Site site = new Site().tracking("default", 1);
        Site punctual = new Site().tracking("default", 1);
        Tracker node = site.node("one");
        Tracker other = punctual.node("one");
        List<Map<String, Object>> renewal = new Trace("registered@10.20.4.21")
                .parties("1001", "1001")
                .request(1_800_000, "REGISTER", "Expires: 7200")
                .response(1_800_006, "200 OK", "REGISTER", "Expires: 7200")
                .documents();
        site.ship(Traces.registered().documents()).pass(TICK).work(node);
        punctual.ship(Traces.registered().documents()).pass(TICK).work(other);
        punctual.ship(renewal).pass(TICK).work(other);
        site.pass(Duration.ofMinutes(20))
                .work(node)
                .pass(Duration.ofMinutes(20))
                .work(node);
        assertEquals("expired", Json.at(site.only("sip-registrations-*"), STATE));
        site.ship(renewal).pass(TICK).work(node);
        Map<String, Object> late = site.only("sip-registrations-*");
        assertEquals("registered", Json.at(late, STATE));
        assertEquals(Json.at(punctual.only("sip-registrations-*"), "registration"), Json.at(late, "registration"));
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
