// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/**
 * What the searches found, put together to an answer.
 *
 * @param counted the aggregations of the search that counts
 * @param details the response of the search for details
 * @param peers the response of the search for peers
 */
record Findings(
        FailuresQuestion question,
        Map<String, Object> counted,
        List<Incident> incidents,
        List<Timers.Cluster> timers,
        Map<String, Object> details,
        Map<String, Object> peers) {

    /** @param took milliseconds */
    Map<String, Object> answer(long took) {
        Map<String, Object> failed = Json.map(counted, "failed");
        long failures = Aggs.count(Json.map(failed, "now"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("took", took);
        answer.put("interpreted", question.told());
        answer.put("answer", "");
        answer.put("totals", totals(failures, Aggs.count(Json.map(failed, "before"))));
        answer.put("incidents", toldIncidents(failures));
        answer.put("causes", new Causes(question).read(Json.map(failed, "causes"), failures));
        answer.put("people", Causes.readApart(Json.map(counted, "people"), "category"));
        answer.put("attacks", Causes.readApart(Json.map(counted, "attacks"), "rule"));
        answer.put("timers", toldTimers());
        answer.put(
                "trunks", new Trunks(question).read(Json.map(counted, "trunks"), Peers.read(peers, question.zone())));
        answer.put("answer", Summary.of(answer, question));
        return answer;
    }

    private Map<String, Object> totals(long failures, long before) {
        Map<String, Object> totals = Totals.read(Json.map(counted, "now"));
        Map<String, Object> previous = Totals.read(Json.map(counted, "before"));
        fail(totals, failures);
        fail(previous, before);
        totals.put("previous", previous);
        return totals;
    }

    private static void fail(Map<String, Object> totals, long failures) {
        totals.put("failures", failures);
        if (totals.get("attempts") instanceof Number attempts) {
            Totals.percent(totals, "failed_percent", failures, attempts.doubleValue());
        }
    }

    private List<Object> toldIncidents(long failures) {
        List<Object> told = new ArrayList<>();
        for (int i = 0; i < incidents.size(); i++) {
            told.add(incidents.get(i).read(detail("incident" + i), question, failures));
        }
        return told;
    }

    private List<Object> toldTimers() {
        List<Object> told = new ArrayList<>();
        for (int i = 0; i < timers.size(); i++) {
            told.add(timers.get(i).read(detail("timer" + i), question.zone()));
        }
        return told;
    }

    private Map<String, Object> detail(String name) {
        return Json.map(Json.map(details, "aggregations"), name);
    }
}
