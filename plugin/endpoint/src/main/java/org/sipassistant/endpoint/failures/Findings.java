// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.Shards;
import org.sipassistant.endpoint.counting.Loss;
import org.sipassistant.endpoint.counting.Tally;

/**
 * What the searches found, put together to an answer. All but the last two are responses as {@link Searches} gets them.
 *
 * @param calls to the search for all calls
 * @param load to that for how busy the trunks are
 * @param failures to that for the failures alone
 */
record Findings(
        FailuresQuestion question,
        Map<String, Object> calls,
        Map<String, Object> load,
        Map<String, Object> failures,
        Map<String, Object> peers,
        Details<Incident> incidents,
        Details<Timers.Cluster> timers) {
    private static final String NOW = "now";
    private static final String BEFORE = "before";
    private static final String WEEK = "week";

    /** @param took milliseconds */
    Map<String, Object> answer(long took) {
        Tallies now = tallies(NOW);
        Tallies earlier = tallies(BEFORE);
        long failed = lost(now, Loss.FAILURE).calls();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("took", took);
        answer.put("interpreted", question.told());
        answer.put("answer", "");
        Map<String, Object> totals = totals(now);
        totals.put("previous", totals(earlier));
        answer.put("totals", totals);
        answer.put("incidents", incidents.read((incident, told) -> incident.read(told, question, failed)));
        Map<String, Object> causes = Json.map(failures, "aggregations");
        answer.put("causes", new Causes(question).read(Json.map(causes, "now"), Json.map(causes, "before")));
        answer.put(
                "people",
                Causes.apart(lost(now, Loss.PEOPLE), lost(earlier, Loss.PEOPLE), Tally::category, Grouping.CATEGORY));
        answer.put(
                "attacks",
                Causes.apart(lost(now, Loss.ATTACK), lost(earlier, Loss.ATTACK), Tally::rule, Grouping.RULE));
        answer.put("timers", timers.read((timer, told) -> timer.read(told, question.zone())));
        answer.put("trunks", trunks(now));
        answer.put("missing", missing());
        answer.put("answer", Summary.of(answer, question));
        return answer;
    }

    private Map<String, Object> counted(String period) {
        return Json.map(Json.map(calls, "aggregations"), period);
    }

    private Tallies tallies(String period) {
        return Tallies.read(Json.map(counted(period), "tallies"));
    }

    private static Tallies lost(Tallies calls, Loss loss) {
        return calls.only(tally -> tally.loss() == loss);
    }

    private static Map<String, Object> totals(Tallies calls) {
        Map<String, Object> totals = Totals.of(calls);
        long failures = lost(calls, Loss.FAILURE).calls();
        totals.put("failures", failures);
        Totals.percent(totals, "failed_percent", failures, calls.count("attempts"));
        return totals;
    }

    private List<Object> trunks(Tallies now) {
        Map<String, Object> loads = Json.map(Json.map(load, "aggregations"), "load");
        return new Trunks(now, loads, tallies(WEEK), Json.map(counted(WEEK), "delays"))
                .rows(new Load(question.period()), Peers.read(peers, question.zone()));
    }

    /** What is not in the answer, in words. */
    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Map<String, Object> response : List.of(calls, load, failures, incidents.response(), timers.response())) {
            int unread = Shards.unread(response);
            if (unread > 0) {
                missing.add(unread + " of " + Json.at(response, "_shards.total")
                        + " shards failed: calls are missing in the counts");
            }
            if (Boolean.TRUE.equals(response.get("timed_out"))) {
                missing.add("a search timed out: calls are missing in the counts; ask about a shorter period");
            }
        }
        for (String period : List.of(NOW, BEFORE, WEEK)) {
            long uncounted = Tallies.uncounted(counted(period), "tallies");
            if (uncounted > 0) {
                missing.add(uncounted + " calls without a tally are in no sum: replay them, or narrow the question");
            }
        }
        return missing.stream().distinct().toList();
    }
}
