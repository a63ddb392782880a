// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Json;

class EarlierTest {
    private static final Map<String, Object> TALLIES =
            Answers.buckets(Answers.tally("none|||answered,attempts|outbound|carrier-a", 5, 0));

    @Test
    void eachPeriodIsReadAsIfItHadASearchOfItsOwn() {
        Map<String, Object> response = new LinkedHashMap<>(Answers.response(Map.of(
                "before",
                Map.of("doc_count", 7, "tallies", TALLIES),
                "week",
                Map.of("doc_count", 5, "tallies", TALLIES))));
        response.put("timed_out", true);
        Earlier earlier = new Earlier(response);
        assertEquals(2, Tallies.uncounted(earlier.compared(), "tallies"), "two have no tally");
        assertEquals(0, Tallies.uncounted(earlier.week(), "tallies"));
        assertEquals(TALLIES, Json.at(earlier.compared(), "aggregations.tallies"));
        assertEquals(true, earlier.compared().get("timed_out"));
        assertEquals(2, Json.at(earlier.week(), "_shards.total"));
    }

    @Test
    void aWeekAgoIsCountedOnceThoughItIsAlsoWhatIsComparedWith() {
        assertEquals(
                Set.of("before", "week", "failures"),
                Earlier.aggregations(Answers.question()).keySet());
        assertEquals(
                Set.of("week", "failures"),
                Earlier.aggregations(Answers.question("compare", "week_ago")).keySet());
        Map<String, Object> week = Map.of("doc_count", 5, "tallies", TALLIES);
        Earlier earlier = new Earlier(Answers.response(Map.of("week", week)));
        assertEquals(earlier.week(), earlier.compared());
        assertEquals(TALLIES, Json.at(earlier.compared(), "aggregations.tallies"));
    }

    @Test
    void anEmptyAnswerHasNoCalls() {
        assertEquals(0, Tallies.uncounted(new Earlier(Map.of()).compared(), "tallies"));
    }
}
