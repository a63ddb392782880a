// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.call.DocumentId;
import org.sipassistant.call.Observation;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Endpoint;

class MessageReaderTest {
    private static final String PREFIX =
            "[2026-03-17 09:05:00.112] VERBOSE[2743] res_pjsip_logger.c: <--- Received SIP request (452 bytes) from"
                    + " UDP:10.20.4.21:5060 --->\n";
    private static final String INVITE = new Trace("a@b").request(0, "INVITE").text();

    @Test
    void takesFromTheLogWhatTheDocumentDoesNotSay() {
        Observation seen = read(Map.of("message", PREFIX + INVITE)).get(0).observation();
        assertEquals(Optional.of(Instant.parse("2026-03-17T08:05:00.112Z")), seen.at());
        assertEquals(Optional.of("10.20.4.21:5060"), seen.source().map(Endpoint::toString));
        assertEquals(Optional.empty(), seen.destination());
        assertEquals(Optional.of("udp"), seen.transport());
        assertEquals(Optional.of(new DocumentId("sip-messages-1", "m1")), seen.document());
    }

    @Test
    void believesTheDocumentBeforeTheLog() {
        Observation seen = read(Map.of(
                        "@timestamp",
                        "2026-03-17T08:05:00.250Z",
                        "event.sequence",
                        9,
                        "source",
                        Map.of("ip", "192.0.2.1", "port", 40_000),
                        "destination",
                        Map.of("ip", "192.0.2.2"),
                        "network.transport",
                        "tcp",
                        "observer.name",
                        "tap-1",
                        "message",
                        PREFIX + INVITE))
                .get(0)
                .observation();
        assertEquals(Optional.of(Instant.parse("2026-03-17T08:05:00.250Z")), seen.at());
        assertEquals(9, seen.sequence());
        assertEquals(Optional.of("192.0.2.1:40000"), seen.source().map(Endpoint::toString));
        assertEquals(Optional.of("192.0.2.2"), seen.destination().map(Endpoint::toString));
        assertEquals(Optional.of("tcp"), seen.transport());
        assertEquals(Optional.of("tap-1"), seen.observer());
    }

    @Test
    void readsEveryMessageOfADocumentInItsOrder() {
        List<ObservedMessage> messages = read(Map.of("message", Traces.busy().text()));
        assertEquals(5, messages.size());
        for (int i = 0; i < messages.size(); i++) {
            assertEquals(i, messages.get(i).position());
        }
    }

    @Test
    void readsTheFieldsWhereTheTextHoldsNoMessage() {
        Map<String, Object> document = new HashMap<>();
        document.put("message", "486 sent to 1001");
        document.put("sip", Map.of("code", "486", "status", "Busy Here", "call_id", "a@b"));
        ObservedMessage message = read(document).get(0);
        assertEquals("SIP/2.0 486 Busy Here", message.quote());
        assertEquals(Optional.of("a@b"), message.message().callId());
    }

    @Test
    void readsNothingFromADocumentWithoutSip() {
        assertEquals(List.of(), read(Map.of("message", "Accepted publickey for root")));
        assertEquals(List.of(), read(Map.of()));
    }

    private static List<ObservedMessage> read(Map<String, Object> source) {
        MessageReader reader = new MessageReader(Experts.expertise(), ZoneId.of("Europe/Berlin"));
        reader.read(new Hit(Map.of("_index", "sip-messages-1", "_id", "m1", "_source", source)));
        return reader.messages();
    }
}
