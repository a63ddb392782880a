// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Cluster;

/** What is told where no call is found: that there was none, or that nothing is known. */
class CoverageTest {
    private static final String NONE = "No call was attempted from 11:00 to 12:00";
    private static final Map<String, Object> SOURCE = Map.of("type", "source", "namespace", "default");

    /** A cluster with no call in the period. */
    private record Quiet(List<Map<String, Object>> ledger, Map<String, Object> known) implements Cluster {
        @Override
        public CompletionStage<Map<String, Object>> search(List<String> indices, Map<String, Object> body) {
            if (indices.contains("sip-tracker*")) {
                return ledger.isEmpty() && known.isEmpty()
                        ? CompletableFuture.failedFuture(new IllegalStateException("not yours"))
                        : CompletableFuture.completedFuture(Map.of("hits", Map.of("hits", hits())));
            }
            boolean anyTime = body.get("aggs") instanceof Map<?, ?> aggs && aggs.containsKey("first");
            return CompletableFuture.completedFuture(anyTime && !known.isEmpty() ? known : Answers.calls(0, Map.of()));
        }

        private List<Object> hits() {
            return ledger.stream()
                    .map(entry -> (Object) Map.of("_source", entry))
                    .toList();
        }
    }

    private static Map<String, Object> lane(String namespace, String checkpoint) {
        return Map.of("type", "lane", "namespace", namespace, "checkpoint", checkpoint);
    }

    private static Map<String, Object> known(Map<String, Object> aggregations) {
        Map<String, Object> counted = new LinkedHashMap<>(aggregations);
        counted.put("first", Answers.millis("2026-03-16T08:00:00Z"));
        counted.put("last", Answers.millis("2026-03-17T10:30:00Z"));
        Map<String, Object> response = new LinkedHashMap<>(Answers.response(counted));
        response.put("hits", Map.of("total", Map.of("value", 900)));
        return response;
    }

    private static Map<String, Object> ask(Cluster cluster, String... named) {
        return new FailuresService(Duration.ofSeconds(2), InstantSource.fixed(Answers.TO))
                .failures(Answers.question(named), cluster)
                .toCompletableFuture()
                .join();
    }

    private static String answer(Cluster cluster, String... named) {
        return ask(cluster, named).get("answer").toString();
    }

    @Test
    void saysThatNothingIsTracked() {
        String expected =
                NONE + ". No call at all is known in [sip-calls-*]: nothing is tracked, or you may not see it."
                        + " PUT /_plugins/_sip/setup starts that.";
        assertEquals(expected, answer(new Quiet(List.of(), Map.of())));
        assertEquals(expected, answer(new Quiet(List.of(), Answers.calls(0, Map.of()))));
    }

    @Test
    void saysThatNothingCameInYet() {
        assertEquals(
                NONE + ". No call at all is known in [sip-calls-*]: there is none in what came in by"
                        + " 2026-03-17T11:59:57Z. What was there before the setup is read by POST"
                        + " /_plugins/_sip/tracker/_replay; GET /_plugins/_sip/stats tells what is not tracked.",
                answer(new Quiet(
                        List.of(SOURCE, lane("default", "2026-03-17T11:59:57Z")), Answers.calls(0, Map.of()))));
        assertEquals(
                NONE + ". No call at all is known in [sip-calls-*]: no node has begun to track.",
                answer(new Quiet(List.of(SOURCE), Answers.calls(0, Map.of()))));
    }

    @Test
    void saysWhenThereWereCalls() {
        assertEquals(
                NONE + ". The calls that are known began between 2026-03-16T08:00:00Z and 2026-03-17T10:30:00Z.",
                answer(new Quiet(List.of(SOURCE, lane("default", "2026-03-17T11:59:57Z")), known(Map.of()))));
    }

    @Test
    void saysThatTheTrackerIsBehind() {
        Map<String, Object> answer = ask(
                new Quiet(
                        List.of(
                                SOURCE,
                                lane("default", "2026-03-17T11:59:57Z"),
                                lane("default", "2026-03-17T11:39:00Z"),
                                lane("other", "2026-03-17T09:00:00Z")),
                        known(Map.of())),
                "index",
                "sip-calls-default-*");
        String behind = "calls are tracked only so far as their messages came in by 2026-03-17T11:39:00Z: see GET"
                + " /_plugins/_sip/stats";
        assertEquals(List.of(behind), answer.get("missing"));
        assertEquals(
                NONE
                        + ". The calls that are known began between 2026-03-16T08:00:00Z and 2026-03-17T10:30:00Z."
                        + " Mind that "
                        + behind + ".",
                answer.get("answer"));
    }

    /** A cluster that tracks nothing, with so many calls in the period. */
    private static Cluster stopped(long calls) {
        return (indices, body) -> CompletableFuture.completedFuture(
                indices.contains("sip-tracker*")
                        ? Map.of("_shards", Map.of("total", 1), "hits", Map.of("hits", List.of()))
                        : Answers.calls(
                                calls,
                                Answers.buckets(
                                        Answers.tally("none|||answered,attempts,ner|outbound|carrier-a", calls, 0))));
    }

    @Test
    void saysThatNewerCallsAreMissing() {
        String over = "nothing is tracked into [sip-calls-*], so that newer calls are missing: PUT"
                + " /_plugins/_sip/setup starts that";
        Map<String, Object> answer = ask(stopped(5));
        assertEquals(List.of(over), answer.get("missing"));
        assertTrue(answer.get("answer").toString().contains("0 of 0). Mind that " + over + "."), answer::toString);
        assertEquals(NONE + ". No call at all is known in [sip-calls-*]. Mind that " + over + ".", answer(stopped(0)));
    }

    @Test
    void saysWhereCallsAreWhereMessagesAreNamed() {
        Cluster cluster = new Quiet(List.of(), Answers.calls(0, Map.of()));
        assertEquals(
                NONE + ". No call at all is known in [voip-sbc]: calls are kept in sip-calls-*, and why asks about"
                        + " messages.",
                answer(cluster, "index", "voip-sbc"));
        assertTrue(answer(cluster, "index", "far:sip-calls-*").contains("nothing is tracked, or you may not see it"));
    }

    @Test
    void saysNothingOfTheTrackerWhereTheCallsAreNotItsOwn() {
        for (String index : List.of("far:sip-calls-*", "kept-calls")) {
            assertEquals(List.of(), ask(stopped(5), "index", index).get("missing"));
        }
    }

    @Test
    void saysThatThereIsNoSuchTrunk() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("trunk", Map.of("doc_count", 0));
        counts.put("trunk_names", Answers.buckets(Answers.bucket("carrier-a", 500), Answers.bucket("carrier-b", 30)));
        counts.put("user_agent", Map.of("doc_count", 0));
        counts.put("user_agent_names", Answers.buckets());
        assertEquals(
                NONE + " with trunk nope, user agent Phone. No call of any time has the trunk [nope]; most have one of"
                        + " [carrier-a, carrier-b]. No call of any time has the user agent [Phone]; none has one.",
                answer(new Quiet(List.of(SOURCE), known(counts)), "trunk", "nope", "user_agent", "Phone"));
    }

    @Test
    void aPeriodOfLongAgoIsComplete() {
        List<List<String>> asked = new ArrayList<>();
        Cluster cluster = (indices, body) -> {
            asked.add(indices);
            return CompletableFuture.completedFuture(Answers.calls(9, Map.of()));
        };
        ask(cluster, "from", "2026-03-10T11:00:00Z", "to", "2026-03-10T12:00:00Z");
        assertFalse(asked.contains(List.of("sip-tracker*")), asked::toString);
        ask(cluster);
        assertTrue(asked.contains(List.of("sip-tracker*")), asked::toString);
    }
}
