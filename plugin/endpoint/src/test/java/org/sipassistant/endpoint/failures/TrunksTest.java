// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Json;

class TrunksTest {
    private static final Instant FROM = Instant.parse("2026-03-17T11:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Tallies NOW = Tallies.read(Answers.buckets(
            Answers.tally("none|||answered,attempts,ner,timed|outbound|carrier-a", 30, 1_800_000),
            Answers.tally("failure|next-hop-silent|no-response-network-unreachable|attempts|outbound|carrier-a", 10, 0),
            Answers.tally("none|||answered,attempts,ner|inbound|carrier-a", 4, 0),
            Answers.tally("none|||answered,attempts,ner|outbound|carrier-b", 90, 0),
            Answers.tally("none|||answered,attempts,ner||", 500, 0)));

    @Test
    void tellsEachTrunkAndDirectionTheBusiestFirst() {
        List<Object> rows = rows(Tallies.NONE, Map.of(), Map.of());
        assertEquals(
                List.of("carrier-b outbound", "carrier-a outbound", "carrier-a inbound"),
                rows.stream()
                        .map(Json::asMap)
                        .map(row -> row.get("trunk") + " " + row.get("direction"))
                        .toList());
        Map<String, Object> second = Json.asMap(rows.get(1));
        assertEquals(40L, second.get("attempts"));
        assertEquals(10L, second.get("failures"));
        assertEquals(25.0, second.get("failed_percent"));
        assertEquals(75.0, second.get("asr"));
        assertEquals(60.0, second.get("acd_s"));
        assertEquals(10L, second.get("unanswered_requests"));
    }

    @Test
    void comparesWithAWeekAgo() {
        Tallies week =
                Tallies.read(Answers.buckets(Answers.tally("none|||answered,attempts|outbound|carrier-a", 8, 0)));
        List<Object> rows = rows(week, Map.of(), Map.of());
        assertEquals(8L, Json.at(Json.asMap(rows.get(1)), "week_ago.attempts"));
        assertEquals(0L, Json.at(Json.asMap(rows.get(2)), "week_ago.attempts"));
    }

    @Test
    void countsCallsThatGoOnAtOnce() {
        // Two begin in each of ten intervals, and end three intervals later.
        Instant end = FROM.plus(INTERVAL.multipliedBy(10));
        Map<String, Object> load = Map.of(
                "starts", Answers.times(FROM, end, INTERVAL, 2),
                "ends",
                        Answers.times(
                                FROM.plus(INTERVAL.multipliedBy(3)), end.plus(INTERVAL.multipliedBy(3)), INTERVAL, 2));
        Map<String, Object> row =
                Json.asMap(rows(Tallies.NONE, Answers.buckets(Answers.bucket("outbound|carrier-a", 40, load)), Map.of())
                        .get(1));
        assertEquals(6, row.get("concurrent_peak"));
        assertEquals(0.01, row.get("cps_peak"));
        assertEquals(300L, row.get("interval_s"));
    }

    @Test
    void countsCallsThatWentOnAtOnceAWeekAgo() {
        Period week = Answers.question().weekAgo();
        Map<String, Object> flow = Map.of(
                "starts", Answers.times(week.from(), week.from().plus(INTERVAL.multipliedBy(2)), INTERVAL, 3),
                "ends", Answers.times(week.to(), week.to().plus(INTERVAL), INTERVAL, 6));
        Map<String, Object> counted = Map.of("load", Answers.buckets(Answers.bucket("outbound|carrier-a", 6, flow)));
        List<Object> rows =
                new Trunks(side(NOW, Delays.read(Map.of()), Map.of()), Trunks.Side.read(week, counted)).rows(Map.of());
        assertEquals(6, Json.at(Json.asMap(rows.get(1)), "week_ago.concurrent_peak"));
        assertEquals(0.01, Json.at(Json.asMap(rows.get(1)), "week_ago.cps_peak"));
        assertFalse(Json.asMap(Json.asMap(rows.get(0)).get("week_ago")).containsKey("concurrent_peak"));
    }

    @Test
    void tellsHowLongCallersWait() {
        // 80 steps are 1.024 s, each is a twelfth longer than the one before.
        Delays delays = Delays.read(Answers.buckets(
                Answers.bucket("80|outbound|carrier-a", 90), Answers.bucket("96|outbound|carrier-a", 10)));
        List<Object> rows =
                new Trunks(side(NOW, delays, Map.of()), side(Tallies.NONE, delays, Map.of())).rows(Map.of());
        Map<String, Object> row = Json.asMap(rows.get(1));
        assertEquals(Math.round(1_024 * Math.pow(2, 50 / 90.0 / 8)), row.get("pdd_p50_ms"));
        assertEquals(Math.round(4_096 * Math.pow(2, 0.5 / 8)), row.get("pdd_p95_ms"));
        assertEquals(row.get("pdd_p50_ms"), Json.at(row, "week_ago.pdd_p50_ms"));
        assertFalse(Json.asMap(rows.get(0)).containsKey("pdd_p50_ms"));
    }

    @Test
    void tellsThePingsOfATrunk() {
        List<Object> rows = rows(Tallies.NONE, Map.of(), Map.of("carrier-a", Map.of("state", "down")));
        assertEquals("down", Json.at(Json.asMap(rows.get(2)), "ping.state"));
        assertFalse(Json.asMap(rows.get(0)).containsKey("ping"));
    }

    private static List<Object> rows(Tallies week, Map<String, Object> load, Map<String, Map<String, Object>> peers) {
        Delays none = Delays.read(Map.of());
        return new Trunks(side(NOW, none, load), side(week, none, Map.of())).rows(peers);
    }

    private static Trunks.Side side(Tallies calls, Delays delays, Map<String, Object> load) {
        Load reader = new Load(Answers.question().period());
        return new Trunks.Side(calls, delays, reader, reader.read(load));
    }
}
