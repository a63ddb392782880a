// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Json;

class FindingsTest {
    private static final Map<String, Object> NOW = Answers.calls(
            242,
            Answers.buckets(
                    Answers.tally("none|||answered,attempts,ner,timed|outbound|carrier-a", 150, 9_000_000),
                    Answers.tally(
                            "failure|next-hop-silent|no-response-network-unreachable|attempts|outbound|carrier-b",
                            40,
                            0),
                    Answers.tally("failure|overload|overload-503|attempts|outbound|carrier-a", 10, 0),
                    Answers.tally("people|busy|callee-busy|attempts,ner|inbound|carrier-a", 30, 0),
                    Answers.tally("attack|scanner-refused|forbidden-policy-or-acl|||", 12, 0)));
    private static final Map<String, Object> BEFORE = Answers.calls(
            220,
            Answers.buckets(
                    Answers.tally("none|||answered,attempts,ner|outbound|carrier-a", 190, 0),
                    Answers.tally("failure|overload|overload-503|attempts|outbound|carrier-a", 10, 0),
                    Answers.tally("people|busy|callee-busy|attempts,ner|inbound|carrier-a", 20, 0)));
    private static final CloserLook NOTHING = new CloserLook(List.of(), List.of(), Details.NONE, Details.NONE);
    private static final long FAILED = 40;
    private static final Incident OUTAGE = new Incident(
            new Period(Instant.parse("2026-03-17T11:37:00Z"), Answers.TO),
            Duration.ofMinutes(1),
            List.of(new Cells.Key("next-hop-silent", "carrier-b")),
            40,
            false);

    @Test
    void theFirstSentenceTellsHowMuchFailsAndTheSecondWhatBegan() {
        Map<String, Object> answer = answer(Answers.question(), List.of(OUTAGE), "11:37:04", "11:59:30", 40);
        assertEquals(
                "From 11:00 to 12:00, 50 of 230 call attempts failed (21.7%; the period before: 10 of 220). 40 of the"
                        + " failures began together at 11:37: Nothing came back on carrier-b; it goes on.",
                answer.get("answer"));
    }

    @Test
    void anIncidentThatIsOverSaysWhenItEnded() {
        Incident over = new Incident(
                new Period(OUTAGE.period().from(), Instant.parse("2026-03-17T11:50:00Z")),
                OUTAGE.interval(),
                OUTAGE.cells(),
                40,
                false);
        Map<String, Object> answer = answer(Answers.question(), List.of(over), "11:37:04", "11:49:58", 40);
        assertTrue(answer.get("answer").toString().endsWith("on carrier-b; last at 11:49."), answer::toString);
        Map<String, Object> incident = Json.asMap(Json.list(answer, "incidents").get(0));
        assertEquals(false, incident.get("ongoing"));
        assertEquals("2026-03-17T11:37:04Z", incident.get("since"));
        assertEquals(80.0, incident.get("share"));
        assertEquals("first@192.0.2.7", Json.at(incident, "first_call.call_id"));
        assertEquals(3L, Json.at(incident, "customers.number"));
    }

    @Test
    void anIncidentOfOldIsCountedInThePeriodAndDatedBeforeIt() {
        Incident older = new Incident(
                new Period(Instant.parse("2026-03-16T21:00:00Z"), Answers.TO),
                OUTAGE.interval(),
                OUTAGE.cells(),
                FAILED,
                false);
        Map<String, Object> answer = answer(Answers.question(), List.of(older), "09:10:30", "11:59:30", 900);
        assertTrue(
                answer.get("answer")
                        .toString()
                        .endsWith("40 of the failures go back to 09:10: Nothing came back on"
                                + " carrier-b; it goes on."),
                answer::toString);
        Map<String, Object> incident = Json.asMap(Json.list(answer, "incidents").get(0));
        assertEquals(40L, incident.get("count"));
        assertEquals(900L, incident.get("total"));
        assertEquals(true, incident.get("began_before"));
    }

    @Test
    void saysHowManyFailuresAreInNoGroup() {
        assertEquals(
                List.of("8 of 12 failures have no trunk: the inventory names them; without one ask by host, user_agent"
                        + " or destination"),
                missingByTrunk("|8", "carrier-b|4"));
        assertEquals(List.of(), missingByTrunk("carrier-b|12"));
    }

    private static List<Object> missingByTrunk(String... trunks) {
        List<Map<String, Object>> tallies = new ArrayList<>();
        int all = 0;
        for (String trunk : trunks) {
            int bar = trunk.indexOf('|');
            int calls = Integer.parseInt(trunk, bar + 1, trunk.length(), 10);
            String key = "failure|overload|overload-503|attempts|outbound|" + trunk.substring(0, bar);
            tallies.add(Answers.tally(key, calls, 0));
            all += calls;
        }
        Map<String, Object> now = Answers.calls(all, Map.of("buckets", tallies));
        CloserLook look = new CloserLook(List.of(), List.of(), Details.NONE, Details.NONE);
        Map<String, Object> answer =
                findings(Answers.question("by", "trunk"), now, BEFORE, look).answer(0);
        return Json.list(answer, "missing");
    }

    @Test
    void aRuleOfSeveralCodesIsNotToldByOneOfThem() {
        Map<String, Object> now = Answers.calls(
                12,
                Answers.buckets(
                        Answers.tally("failure|code-alone|server-internal-error-500|attempts|outbound|carrier-b", 8, 0),
                        Answers.tally("failure|code-alone|user-not-registered|attempts|outbound|carrier-b", 4, 0)));
        Map<String, Object> examples = Answers.response(Map.of(
                "causes",
                Map.of(
                        "by",
                        Answers.buckets(Answers.bucket(
                                "code-alone",
                                12,
                                Map.of(
                                        "examples",
                                        Answers.example(
                                                "first@192.0.2.7",
                                                "2026-03-17T11:37:04Z",
                                                "code-alone",
                                                "The code alone: 480 Temporarily Unavailable")))))));
        CloserLook look = new CloserLook(List.of(), List.of(), Details.NONE, new Details(examples));
        Map<String, Object> cause = Json.asMap(
                Json.list(findings(Answers.question(), now, BEFORE, look).answer(0), "causes")
                        .get(0));
        assertEquals("The code alone", cause.get("title"));
        assertEquals("server-internal-error-500", cause.get("category"));
        assertEquals(List.of("server-internal-error-500", "user-not-registered"), cause.get("categories"));
    }

    @Test
    void timesAreThoseOfTheZone() {
        Map<String, Object> answer =
                answer(Answers.question("time_zone", "Europe/Berlin"), List.of(OUTAGE), "11:37:04", "11:59:30", 40);
        assertTrue(answer.get("answer").toString().startsWith("From 12:00 to 13:00"), answer::toString);
        assertTrue(answer.get("answer").toString().contains("at 12:37"), answer::toString);
    }

    @Test
    void namesThePeriodThatItComparesWith() {
        Map<String, Object> answer = answer(Answers.question("compare", "week_ago"), List.of(), "", "", 0);
        assertTrue(answer.get("answer").toString().contains("(21.7%; the week before: 10 of 220)"), answer::toString);
    }

    @Test
    void peopleAndAttacksAreNoFailures() {
        Map<String, Object> answer = answer(Answers.question(), List.of(), "", "", 0);
        assertEquals(50L, Json.at(answer, "totals.failures"));
        assertEquals(21.7, Json.at(answer, "totals.failed_percent"));
        assertEquals(10L, Json.at(answer, "totals.previous.failures"));
        assertEquals(30L, Json.at(answer, "people.count"));
        assertEquals(10L, Json.at(answer, "people.change"));
        assertEquals(
                "callee-busy",
                Json.asMap(Json.list(Json.map(answer, "people"), "causes").get(0))
                        .get("category"));
        assertEquals(12L, Json.at(answer, "attacks.count"));
        assertEquals(
                "scanner-refused",
                Json.asMap(Json.list(Json.map(answer, "attacks"), "causes").get(0))
                        .get("rule"));
    }

    @Test
    void saysWhatIsMissing() {
        Map<String, Object> cut = new LinkedHashMap<>(NOW);
        cut.put("_shards", Map.of("total", 4, "successful", 3, "failed", 1));
        cut.put("timed_out", true);
        cut.put("_clusters", Map.of("skipped", 2));
        assertEquals(
                List.of(
                        "1 of 4 shards failed: calls are missing in the counts",
                        "a search timed out: calls are missing in the counts; ask about a shorter period",
                        "2 remote clusters were skipped: their calls are missing in the counts"),
                findings(Answers.question(), cut, BEFORE, NOTHING).answer(0).get("missing"));
    }

    @Test
    void saysWhatOfTheOtherPeriodIsNotCounted() {
        Map<String, Object> untallied = Answers.calls(3, Answers.buckets());
        assertEquals(
                List.of("3 calls without a tally are in no sum: replay them, or narrow the question"),
                findings(Answers.question(), NOW, untallied, NOTHING).answer(0).get("missing"));
    }

    @Test
    void anHourWithoutCallsIsSaidPlainly() {
        assertEquals(
                "No call was attempted from 11:00 to 12:00.",
                findings(Answers.question(), Map.of(), Map.of(), NOTHING)
                        .answer(0)
                        .get("answer"));
    }

    @Test
    void aWholeDayIsToldWithItsDates() {
        FailuresQuestion day = Answers.question("from", "2026-03-16T12:00:00Z");
        assertEquals(
                "No call was attempted from 2026-03-16 12:00 to 2026-03-17 12:00.",
                findings(day, Map.of(), Map.of(), NOTHING).answer(0).get("answer"));
    }

    private static Map<String, Object> answer(
            FailuresQuestion question, List<Incident> incidents, String first, String last, long calls) {
        Map<String, Object> told = incidents.isEmpty()
                ? Map.of()
                : Answers.response(Map.of(
                        "incident0",
                        Map.of(
                                "doc_count", calls,
                                "within", Map.of("doc_count", Math.min(calls, FAILED)),
                                "first", Answers.millis("2026-03-17T" + first + "Z"),
                                "last", Answers.millis("2026-03-17T" + last + "Z"),
                                "trunks", Answers.buckets(Answers.bucket("carrier-b", calls)),
                                "trunks_number", Map.of("value", 1),
                                "customers", Answers.buckets(Answers.bucket("acme", calls)),
                                "customers_number", Map.of("value", 3),
                                "examples",
                                        Answers.example(
                                                "first@192.0.2.7",
                                                "2026-03-17T" + first + "Z",
                                                "next-hop-silent",
                                                "Nothing came back"))));
        return findings(question, NOW, BEFORE, new CloserLook(incidents, List.of(), new Details(told), Details.NONE))
                .answer(7);
    }

    private static Findings findings(
            FailuresQuestion question, Map<String, Object> now, Map<String, Object> before, CloserLook look) {
        Coverage coverage = new Coverage(question, Answers.TO, Optional.empty(), Map.of());
        Sides sides = Sides.read(question, now, before, Map.of());
        return new Findings(question, now, before, Map.of(), Map.of(), sides, Map.of(), look, coverage);
    }
}
