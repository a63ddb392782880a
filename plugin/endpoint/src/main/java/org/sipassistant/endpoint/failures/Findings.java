// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.Shards;

/** What the searches found, put together to an answer. */
final class Findings {
    private final FailuresQuestion question;
    private final List<Map<String, Object>> responses;
    private final Map<String, Object> now;
    private final Map<String, Object> before;
    private final Map<String, Object> traffic;
    private final List<Incident> incidents;
    private final List<Timers.Cluster> timers;

    /**
     * @param losses the response of the search for calls that were lost
     * @param all that of the search for all calls
     */
    Findings(FailuresQuestion question, Map<String, Object> losses, Map<String, Object> all) {
        this.question = question;
        this.responses = List.of(losses, all);
        Map<String, Object> counted = Json.map(losses, "aggregations");
        this.now = Json.map(counted, "now");
        this.before = Json.map(counted, "before");
        this.traffic = Json.map(all, "aggregations");
        this.incidents = new Incidents(question).find(Json.map(Json.map(counted, "failed"), "cells"));
        this.timers = Timers.find(Json.map(traffic, "now"));
    }

    /** What has to be asked about the calls of what was found. */
    Map<String, Object> questions() {
        Map<String, Object> aggregations = new LinkedHashMap<>();
        for (int i = 0; i < incidents.size(); i++) {
            aggregations.put("incident" + i, incidents.get(i).aggregation());
        }
        for (int i = 0; i < timers.size(); i++) {
            aggregations.put("timer" + i, timers.get(i).aggregation(question.period()));
        }
        return aggregations;
    }

    /**
     * @param details what was answered to {@link #questions}
     * @param peers the response of the search for peers
     * @param took milliseconds
     */
    Map<String, Object> answer(Map<String, Object> details, Map<String, Object> peers, long took) {
        Map<String, Object> told = Json.map(details, "aggregations");
        Map<String, Object> failed = Json.map(now, "failed");
        Map<String, Object> trunks = Json.map(Json.map(traffic, "now"), "trunks");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("took", took);
        answer.put("interpreted", question.told());
        answer.put("answer", "");
        answer.put("totals", totals(trunks));
        List<Object> began = new ArrayList<>();
        for (int i = 0; i < incidents.size(); i++) {
            began.add(incidents.get(i).read(Json.map(told, "incident" + i), question, Aggs.count(failed)));
        }
        answer.put("incidents", began);
        answer.put("causes", new Causes(question).read(failed, Json.map(before, "failed")));
        answer.put("people", Causes.readApart(Json.map(now, "people"), Json.map(before, "people"), Grouping.CATEGORY));
        answer.put("attacks", Causes.readApart(Json.map(now, "attacks"), Json.map(before, "attacks"), Grouping.RULE));
        List<Object> clusters = new ArrayList<>();
        for (int i = 0; i < timers.size(); i++) {
            clusters.add(timers.get(i).read(Json.map(told, "timer" + i), question.zone()));
        }
        answer.put("timers", clusters);
        Map<String, Object> week = Json.map(Json.map(traffic, "week_ago"), "trunks");
        answer.put("trunks", new Trunks(question).read(trunks, week, Peers.read(peers, question.zone())));
        answer.put("answer", Summary.of(answer, question));
        return answer;
    }

    private Map<String, Object> totals(Map<String, Object> trunks) {
        Map<String, Object> totals = Totals.read(Trunks.rows(trunks));
        Map<String, Object> previous = Totals.read(List.of(Json.map(traffic, "before")));
        fail(totals, Aggs.count(Json.map(now, "failed")));
        fail(previous, Aggs.count(Json.map(before, "failed")));
        totals.put("previous", previous);
        return totals;
    }

    private static void fail(Map<String, Object> totals, long failures) {
        totals.put("failures", failures);
        if (totals.get("attempts") instanceof Number attempts) {
            Totals.percent(totals, "failed_percent", failures, attempts.doubleValue());
        }
    }

    /** What is not in the answer, in words. */
    List<String> missing(Map<String, Object> details) {
        List<String> missing = new ArrayList<>();
        List<Map<String, Object>> all = new ArrayList<>(responses);
        all.add(details);
        for (Map<String, Object> response : all) {
            int unread = Shards.unread(response);
            if (unread > 0) {
                missing.add(unread + " of " + Json.at(response, "_shards.total")
                        + " shards failed: calls are missing in the counts");
            }
        }
        Map<String, Object> trunks = Json.map(Json.map(traffic, "now"), "trunks");
        if (trunks.get("sum_other_doc_count") instanceof Number others && others.longValue() > 0) {
            missing.add(others + " calls through the least busy trunks are missing in the totals");
        }
        return missing;
    }
}
