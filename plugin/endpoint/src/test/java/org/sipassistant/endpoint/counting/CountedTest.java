// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CountedTest {
    private static final long HOUR = 492_466;
    private static final Map<String, Object> FAILED = Map.of(
            "@timestamp",
            "2026-03-07T10:59:59.999Z",
            "event",
            Map.of("start", "2026-03-07T10:59:59.999Z", "end", "2026-03-07T11:00:31Z"),
            "sip",
            Map.of("failed", 1, "trunk", "carrier|a", "direction", "outbound"),
            "call",
            Map.of(
                    "cause", Map.of("rule", "next-hop-silent", "category", "no-response-network-unreachable"),
                    "timing", Map.of("post_dial_delay_ms", 1_024)));

    @Test
    void holdsAllThatACallIsCountedBy() {
        Map<String, Object> fields = new TreeMap<>(Counted.fields(FAILED));
        fields.remove("call.tally");
        assertEquals(
                Map.of(
                        "call.loss",
                        "failure",
                        "call.failures",
                        1,
                        "call.route",
                        "outbound|carrier|a",
                        "call.delay",
                        "80|outbound|carrier|a",
                        "call.hours",
                        HOUR + "|" + (HOUR + 1) + "|outbound|carrier|a",
                        "call.failed_hour",
                        HOUR + "|next-hop-silent|carrier|a"),
                fields);
    }

    @Test
    void whatIsNotKnownIsNotCounted() {
        assertEquals(
                new TreeSet<>(List.of("call.failures", "call.loss", "call.tally")),
                new TreeSet<>(Counted.fields(Map.of("@timestamp", "2026-03-07T10:59:59Z"))
                        .keySet()));
    }

    @Test
    void readsWhatItWrote() {
        Delay delay = Delay.of(FAILED).orElseThrow();
        assertEquals(Optional.of(delay), Delay.read(delay.keyword()));
        CallHours hours = CallHours.of(FAILED).orElseThrow();
        assertEquals(Optional.of(hours), CallHours.read(hours.keyword()));
        FailedHour failed = FailedHour.of(FAILED).orElseThrow();
        assertEquals(Optional.of(failed), FailedHour.read(failed.keyword()));
        for (String other : new String[] {"", "x", "1", "x|1|y", "|||"}) {
            assertEquals(Optional.empty(), CallHours.read(other), other);
            assertEquals(Optional.empty(), FailedHour.read(other), other);
        }
        assertEquals(Optional.empty(), Delay.read("x|y"));
        assertEquals(Optional.empty(), Delay.read("77"));
    }

    @Test
    void aStepHoldsItsDelays() {
        for (long millis : new long[] {1, 2, 3, 99, 1_023, 1_024, 1_025, 60_000}) {
            int step = Delay.of(Map.of(
                            "sip", Map.of("trunk", "a"),
                            "call", Map.of("timing", Map.of("post_dial_delay_ms", millis))))
                    .orElseThrow()
                    .step();
            assertTrue(
                    Delay.millis(step) <= millis + 1e-6 && millis < Delay.millis(step + 1) + 1e-6, () -> "" + millis);
        }
    }
}
