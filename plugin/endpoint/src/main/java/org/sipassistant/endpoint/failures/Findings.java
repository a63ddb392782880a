// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.Shards;
import org.sipassistant.endpoint.counting.Loss;
import org.sipassistant.endpoint.counting.Tally;

/**
 * What the searches found, put together to an answer. Most are responses as {@link Searches} gets them.
 *
 * @param now to the search for the calls of the period
 * @param before to that for the calls of the period it is compared with
 * @param week to that for the calls of a week ago
 * @param failures to that for the failures of both periods alone
 * @param sides what the first three counted
 */
record Findings(
        FailuresQuestion question,
        Map<String, Object> now,
        Map<String, Object> before,
        Map<String, Object> week,
        Map<String, Object> failures,
        Sides sides,
        Map<String, Object> peers,
        CloserLook look,
        Coverage coverage) {
    private static final Set<Grouping> INVENTORIED = EnumSet.of(Grouping.TRUNK, Grouping.PEER, Grouping.CUSTOMER);

    /** @param took milliseconds */
    Map<String, Object> answer(long took) {
        Tallies current = sides.now().calls();
        Tallies earlier = sides.before();
        long failed = lost(current, Loss.FAILURE).calls();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("took", took);
        answer.put("interpreted", question.told());
        answer.put("answer", "");
        Map<String, Object> totals = Totals.of(current);
        totals.put("previous", Totals.of(earlier));
        answer.put("totals", totals);
        answer.put("incidents", incidents(failed));
        List<Object> causes = new Causes(question).read(current, earlier, counted(failures), look.causes());
        answer.put("causes", causes);
        answer.put(
                "people",
                Causes.apart(
                        lost(current, Loss.PEOPLE), lost(earlier, Loss.PEOPLE), Tally::category, Grouping.CATEGORY));
        answer.put(
                "attacks",
                Causes.apart(lost(current, Loss.ATTACK), lost(earlier, Loss.ATTACK), Tally::rule, Grouping.RULE));
        answer.put("timers", timers());
        answer.put("trunks", trunks());
        List<String> missing = missing();
        unnamed(causes, failed).ifPresent(missing::add);
        answer.put("missing", missing);
        answer.put("answer", Summary.of(answer, coverage));
        return answer;
    }

    private static Map<String, Object> counted(Map<String, Object> response) {
        return Json.map(response, "aggregations");
    }

    private List<Object> incidents(long failed) {
        List<Object> told = new ArrayList<>();
        for (int i = 0; i < look.incidents().size(); i++) {
            told.add(look.incidents().get(i).read(look.incident(i), question, failed));
        }
        return told;
    }

    private List<Object> timers() {
        List<Object> told = new ArrayList<>();
        for (int i = 0; i < look.timers().size(); i++) {
            told.add(look.timers().get(i).read(look.timer(i), question.zone()));
        }
        return told;
    }

    private static Tallies lost(Tallies calls, Loss loss) {
        return calls.only(tally -> tally.loss() == loss);
    }

    private List<Object> trunks() {
        return new Trunks(sides.now(), sides.week()).rows(Peers.read(peers, question));
    }

    /** What is not in the answer, in words. */
    private List<String> missing() {
        List<String> missing = new ArrayList<>(coverage.gap().stream().toList());
        for (Map<String, Object> response : List.of(
                now,
                before,
                week,
                failures,
                look.begun().response(),
                look.usual().response())) {
            int unread = Shards.unread(response);
            if (unread > 0) {
                missing.add(unread + " of " + Json.at(response, "_shards.total")
                        + " shards failed: calls are missing in the counts");
            }
            if (Boolean.TRUE.equals(response.get("timed_out"))) {
                missing.add("a search timed out: calls are missing in the counts; ask about a shorter period");
            }
            int skipped = Shards.skippedClusters(response);
            if (skipped > 0) {
                missing.add(skipped + " remote clusters were skipped: their calls are missing in the counts");
            }
        }
        for (Map<String, Object> response : List.of(now, before, week)) {
            long uncounted = Tallies.uncounted(response, "tallies");
            if (uncounted > 0) {
                missing.add(uncounted + " calls without a tally are in no sum: replay them, or narrow the question");
            }
        }
        return new ArrayList<>(new LinkedHashSet<>(missing));
    }

    /** The failures that are in no group, where all groups are told; only an inventory names trunks, peers and customers. */
    private Optional<String> unnamed(List<Object> causes, long failed) {
        long named = causes.stream()
                .map(cause -> Json.asMap(cause).get("count"))
                .mapToLong(count -> ((Number) count).longValue())
                .sum();
        if (named >= failed || causes.size() >= question.size()) {
            return Optional.empty();
        }
        String way = INVENTORIED.contains(question.by())
                ? ": the inventory names them; without one ask by host, user_agent or destination"
                : "";
        return Optional.of((failed - named) + " of " + failed + " failures have no "
                + question.by().words() + way);
    }
}
