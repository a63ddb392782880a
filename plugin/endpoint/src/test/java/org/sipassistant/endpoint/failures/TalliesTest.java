// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.counting.Loss;
import org.sipassistant.endpoint.counting.Tally;

class TalliesTest {
    private static final Map<String, Object> COUNTED = Answers.buckets(
            Answers.tally("none|||answered,attempts,ner,seer,ser,ser_attempts,timed|outbound|carrier-a", 60, 6_000_000),
            Answers.tally("none|||answered,attempts,ner,seer,ser,ser_attempts|outbound|carrier-a", 5, 0),
            Answers.tally("people|busy|callee-busy|attempts,ner,seer,ser_attempts|inbound|carrier-b", 20, 0),
            Answers.tally("failure|overload|overload-503|attempts,ser_attempts|outbound|carrier-b", 10, 0),
            Answers.tally("failure|wrong-credentials|wrong-credentials|attempts||", 5, 0),
            Answers.tally("attack|scanner-refused|forbidden-policy-or-acl|||", 7, 0));
    private static final Tallies TALLIES = Tallies.read(COUNTED);

    @Test
    void ratiosAreThoseOfTheCounts() {
        Map<String, Object> totals = Totals.of(TALLIES);
        assertEquals(100L, totals.get("attempts"));
        assertEquals(65L, totals.get("answered"));
        assertEquals(65.0, totals.get("asr"));
        assertEquals(85.0, totals.get("ner"));
        assertEquals(68.4, totals.get("ser"));
        assertEquals(89.5, totals.get("seer"));
        assertEquals(100.0, totals.get("acd_s"), "only of talks whose end was seen");
    }

    @Test
    void nothingHasNoRatio() {
        assertEquals(
                new LinkedHashMap<>(Map.of("attempts", 0L, "answered", 0L, "failures", 0L)), Totals.of(Tallies.NONE));
    }

    @Test
    void tellsApartThoseOfMostCallsFirst() {
        assertEquals(
                List.of("carrier-a", "carrier-b", ""),
                List.copyOf(TALLIES.by(Tally::trunk).keySet()));
        assertEquals(15, TALLIES.only(tally -> tally.loss() == Loss.FAILURE).calls());
        assertEquals(7, TALLIES.only(tally -> tally.loss() == Loss.ATTACK).calls());
    }

    @Test
    void saysHowManyCallsAreInNoSum() {
        assertEquals(0, Tallies.uncounted(Answers.calls(107, COUNTED), "tallies"));
        assertEquals(43, Tallies.uncounted(Answers.calls(150, COUNTED), "tallies"));
        assertEquals(107, TALLIES.calls());
    }
}
