// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimersTest {

    @Test
    void findsTheLengthThatManyCallsHave() {
        List<Object> talk = new ArrayList<>();
        for (int second = 1; second < 200; second++) {
            talk.add(bucket(second, 6 + second % 4));
        }
        talk.add(bucket(900, 40));
        List<Timers.Cluster> found = Timers.find(talked(talk));
        assertEquals(List.of(new Timers.Cluster("talk", 900, 40)), found);
        assertTrue(KnownTimer.talk(900).orElseThrow().means().contains("RFC 4028"));
    }

    @Test
    void findsOneAmongUsualLengths() {
        List<Object> talk = new ArrayList<>();
        for (int second = 1; second < 200; second++) {
            talk.add(bucket(second, second == 32 ? 80 : 9));
        }
        assertEquals(List.of(new Timers.Cluster("talk", 32, 80)), Timers.find(talked(talk)));
    }

    @Test
    void aFewAreNoTimer() {
        assertEquals(List.of(), Timers.find(talked(List.of(bucket(1_800, 7)))));
    }

    @Test
    void atTheBeginningPeopleHangUpTogether() {
        assertEquals(List.of(), Timers.find(talked(List.of(bucket(3, 500)))));
    }

    @Test
    void ringsAreFoundApart() {
        Map<String, Object> ring = Map.of("times", Map.of("buckets", List.of(bucket(30, 12))));
        assertEquals(
                List.of(new Timers.Cluster("ring", 30, 12)),
                Timers.find(Map.of("talk", Map.of("buckets", List.of()), "ring", ring)));
    }

    private static Map<String, Object> talked(List<Object> buckets) {
        return Map.of("talk", Map.of("buckets", buckets), "ring", Map.of());
    }

    private static Map<String, Object> bucket(int second, int count) {
        return Map.of("key", second * 1_000.0 - 500, "doc_count", count);
    }
}
