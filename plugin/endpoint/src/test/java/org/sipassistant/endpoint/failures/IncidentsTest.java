// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Json;

class IncidentsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void findsTheOutageOfATrunk() {
        List<Incident> found = find(
                Answers.question(),
                rule("next-hop-silent", trunk("carrier-b", "11:37:00", "11:52:00", 4)),
                rule("number-unallocated", trunk("carrier-a", "10:00:00", "12:00:00", 2)));
        assertEquals(1, found.size());
        assertEquals(
                Instant.parse("2026-03-17T11:37:00Z"), found.get(0).period().from());
        assertEquals(List.of("next-hop-silent"), found.get(0).rules());
        assertEquals(List.of("carrier-b"), found.get(0).trunks());
        assertEquals(60, found.get(0).count());
    }

    @Test
    void whatBeganTogetherOnOneTrunkIsOne() {
        List<Incident> found = find(
                Answers.question(),
                rule("next-hop-silent", trunk("carrier-b", "11:37:00", "11:52:00", 4)),
                rule("overload", trunk("carrier-b", "11:38:00", "11:52:00", 2)));
        assertEquals(List.of("next-hop-silent", "overload"), found.get(0).rules());
        assertEquals(88, found.get(0).count());
    }

    @Test
    void oneCauseOnSeveralTrunksAtOnceIsOne() {
        List<Incident> found = find(
                Answers.question(),
                rule(
                        "next-hop-silent",
                        trunk("carrier-b", "11:37:00", "11:52:00", 4),
                        trunk("carrier-c", "11:36:00", "11:52:00", 3)));
        assertEquals(1, found.size());
        assertEquals(List.of("carrier-b", "carrier-c"), found.get(0).trunks());
    }

    @Test
    void whatBeganAtAnotherTimeIsAnother() {
        List<Incident> found = find(
                Answers.question(),
                rule("next-hop-silent", trunk("carrier-b", "11:37:00", "11:52:00", 4)),
                rule("overload", trunk("carrier-b", "11:10:00", "11:20:00", 4)),
                rule("codec-mismatch", trunk("carrier-c", "11:37:00", "11:52:00", 5)));
        assertEquals(
                List.of("codec-mismatch", "next-hop-silent", "overload"),
                found.stream().flatMap(incident -> incident.rules().stream()).toList());
    }

    @Test
    void whatEndedBeforeThePeriodIsNone() {
        assertEquals(
                List.of(),
                find(Answers.question(), rule("next-hop-silent", trunk("carrier-b", "10:10:00", "10:40:00", 4))));
    }

    @Test
    void callsThroughNoKnownTrunkHaveIncidentsToo() {
        List<Incident> found = find(Answers.question(), rule("not-registered", trunk("", "11:40:00", "11:50:00", 3)));
        assertEquals(List.of(""), found.get(0).trunks());
    }

    @Test
    void datesTheBeginningWithinALongInterval() {
        Instant half = Instant.parse("2026-03-17T11:30:00Z");
        Incident coarse = new Incident(
                new Period(half, Instant.parse("2026-03-17T12:00:00Z")),
                Duration.ofMinutes(30),
                List.of(new Cells.Key("next-hop-silent", "carrier-b")),
                100,
                false);
        Incident dated = coarse.begun(Map.of("times", times("11:43:00", "12:00:00", 5)));
        assertEquals(Instant.parse("2026-03-17T11:43:00Z"), dated.period().from());
        assertEquals(coarse.period().to(), dated.period().to());
        assertEquals(coarse, coarse.begun(Map.of()), "where nothing shows it stays");
    }

    @Test
    void whatIsDenserFurtherOnIsNoBeginning() {
        Incident tenMinutes = new Incident(
                new Period(Instant.parse("2026-03-17T11:20:00Z"), Instant.parse("2026-03-17T11:40:00Z")),
                Duration.ofMinutes(10),
                List.of(new Cells.Key("next-hop-silent", "carrier-b")),
                60,
                false);
        assertEquals(tenMinutes, tenMinutes.begun(Map.of("times", times("11:33:00", "11:37:00", 5))));
    }

    @Test
    void callsOfAnIncidentAreThoseOfItsCausesEachOnItsTrunks() {
        Incident incident = new Incident(
                new Period(Answers.question().period().from(), Answers.TO),
                MINUTE,
                List.of(new Cells.Key("overload", "carrier-b"), new Cells.Key("next-hop-silent", "carrier-c")),
                60,
                false);
        Object cells = Json.list(
                        Json.map(incident.question(Answers.question().period()).clause(), "bool"), "filter")
                .get(2);
        assertEquals(Aggs.any(List.of(of("overload", "carrier-b"), of("next-hop-silent", "carrier-c"))), cells);
    }

    private static Map<String, Object> of(String rule, String trunk) {
        return Aggs.all(List.of(
                Aggs.term(Grouping.RULE.field(), rule),
                Aggs.any(List.of(Map.of("terms", Map.of(Grouping.TRUNK.field(), List.of(trunk)))))));
    }

    @Test
    void whatIsUsualByNowIsOneWhereItMakesMostCallsFail() {
        Map<String, Object> allTheTime = rule("overload", trunk("carrier-b", "10:00:00", "12:00:00", 1));
        Traffic halfFails = traffic(60, 60, Tallies.NONE);
        assertEquals(List.of(), find(Answers.question(), allTheTime), "as far as is known, few of the calls fail");
        List<Incident> found = find(halfFails, allTheTime);
        assertEquals(1, found.size());
        assertTrue(found.get(0).isOlder());
        assertEquals(60, found.get(0).count(), "of the period alone");
        assertFalse(new Incidents(Answers.question()).areDated(found), "when it began has to be looked for");
        assertEquals(List.of(), find(traffic(60, 80, Tallies.NONE), allTheTime), "less than half");
        assertEquals(List.of(), find(traffic(60, 60, calls(60, 60)), allTheTime), "a week ago it was so as well");
    }

    @Test
    void whatCameToNoTrunkIsComparedWithAllCalls() {
        Map<String, Object> allTheTime = rule("wrong-credentials", trunk("", "10:00:00", "12:00:00", 1));
        assertEquals(1, find(withoutTrunk(60, 60), allTheTime).size(), "half of all calls fail");
        assertEquals(List.of(), find(withoutTrunk(60, 600), allTheTime), "most of those without a trunk, few of all");
    }

    @Test
    void whatCameToNoTrunkGrowsWithAllCalls() {
        Map<String, Object> opening = rule("wrong-credentials", trunk("", "11:30:00", "12:00:00", 2));
        Load.Flow flow = new Load.Flow(calls("11:30:00", "12:00:00", 20), calls("12:00:00", "12:00:00", 0));
        Traffic opens = withoutTrunk(60, 600, Traffic.starts(Map.of("outbound|carrier-b", flow)));
        assertEquals(List.of(), find(opens, opening), "no call was made before");
        assertEquals(1, find(withoutTrunk(60, 600), opening).size(), "nothing tells when calls were made");
    }

    private static Traffic withoutTrunk(long failed, long others) {
        return withoutTrunk(failed, others, Map.of());
    }

    /** So many failures that came to no trunk, and so many calls that did. */
    private static Traffic withoutTrunk(long failed, long others, Map<String, Series> starts) {
        Tallies calls = Tallies.read(Answers.buckets(
                Answers.tally("failure|wrong-credentials|wrong-credentials|attempts|outbound|", failed, 0),
                Answers.tally("none|||attempts,answered|outbound|carrier-b", others, 0)));
        return new Traffic(calls, Tallies.NONE, Tallies.NONE, starts);
    }

    @Test
    void looksBackForWhenItBegan() {
        Instant end = Instant.parse("2026-03-17T12:00:00Z");
        Period week = new Period(end.minus(Duration.ofDays(7)), end);
        Incident older = find(
                        traffic(60, 60, Tallies.NONE), rule("overload", trunk("carrier-b", "10:00:00", "12:00:00", 1)))
                .get(0);
        Map<String, Object> hourly = Answers.times(Instant.parse("2026-03-16T21:00:00Z"), end, Duration.ofHours(1), 60);
        Incident begun = older.begun(week, Duration.ofHours(1), Map.of("times", hourly));
        assertEquals(Instant.parse("2026-03-16T21:00:00Z"), begun.period().from());
        assertFalse(begun.isOlder());
        assertEquals(older, older.begun(week, Duration.ofHours(1), Map.of()), "it goes back further");
    }

    @Test
    void moreCallsThatFailAsOftenAreNone() {
        Map<String, Object> morning = rule("number-unallocated", trunk("carrier-b", "11:30:00", "12:00:00", 2));
        assertEquals(1, find(Answers.question(), morning).size());
        Series asMany = calls("11:30:00", "12:00:00", 10);
        assertEquals(List.of(), find(traffic(60, 240, Tallies.NONE, asMany), morning), "no call was made before");
        Series more = calls("11:00:00", "12:00:00", 10);
        assertEquals(1, find(traffic(60, 540, Tallies.NONE, more), morning).size(), "there were calls before");
    }

    @Test
    void aFewCallsWithoutOneThatFailsTellNothing() {
        Map<String, Object> most = rule("overload", trunk("carrier-b", "11:00:00", "11:40:00", 1));
        Series starts = calls("11:00:00", "12:00:00", 10);
        assertEquals(
                List.of(),
                find(traffic(40, 410, Tallies.NONE, calls("11:00:00", "11:45:00", 10)), most),
                "of the 50 calls behind it four had to fail");
        assertEquals(1, find(traffic(40, 560, Tallies.NONE, starts), most).size(), "of 200 fifteen had to");
    }

    @Test
    void callsAreComparedByTheIntervalsInWhichTheyAreKnown() {
        Map<String, Object> rule = rule("overload", trunk("carrier-b", "11:30:00", "12:00:00", 1));
        Period period = Answers.question().period();
        Series byTheHour = Series.of(period, Duration.ofHours(1));
        byTheHour.add(period.from().toEpochMilli(), 300);
        assertEquals(List.of(), find(traffic(30, 270, Tallies.NONE, byTheHour), rule), "all may have come then");
    }

    private static List<Incident> find(Traffic traffic, Map<String, Object> rule) {
        return new Incidents(Answers.question()).find(Cells.read(Answers.buckets(rule)), traffic);
    }

    private static Traffic traffic(long failed, long others, Tallies week) {
        return new Traffic(calls(failed, others), Tallies.NONE, week, Map.of());
    }

    private static Traffic traffic(long failed, long others, Tallies week, Series starts) {
        return new Traffic(calls(failed, others), Tallies.NONE, week, Map.of("carrier-b", starts));
    }

    private static Series calls(String from, String to, long each) {
        return Series.of(Answers.question().period(), MINUTE)
                .plus(Series.of(Answers.question().period(), MINUTE, times(from, to, each)));
    }

    /** Of every cause here, so many each, on one trunk. */
    private static Tallies calls(long failed, long others) {
        return Tallies.read(Answers.buckets(
                Answers.tally("failure|overload|overload-503|attempts|outbound|carrier-b", failed, 0),
                Answers.tally("none|||attempts,answered|outbound|carrier-b", others, 0)));
    }

    @SafeVarargs
    private static List<Incident> find(FailuresQuestion question, Map<String, Object>... rules) {
        return new Incidents(question).find(Cells.read(Answers.buckets(rules)), Traffic.UNKNOWN);
    }

    @SafeVarargs
    private static Map<String, Object> rule(String rule, Map<String, Object>... trunks) {
        return Answers.bucket(rule, 1, Map.of("trunks", Answers.buckets(trunks)));
    }

    private static Map<String, Object> trunk(String trunk, String from, String to, long each) {
        return Answers.bucket(trunk, 1, Map.of("times", times(from, to, each)));
    }

    private static Map<String, Object> times(String from, String to, long each) {
        return Answers.times(
                Instant.parse("2026-03-17T" + from + "Z"), Instant.parse("2026-03-17T" + to + "Z"), MINUTE, each);
    }
}
