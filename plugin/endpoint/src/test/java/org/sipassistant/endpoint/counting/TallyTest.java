// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Map<String, Object> SILENT = Map.of(
            "sip",
            Map.of("failed", 1, "trunk", "carrier|a", "direction", "outbound"),
            "call",
            Map.of(
                    "cause",
                    Map.of("rule", "next-hop-silent", "category", "no-response-network-unreachable", "attack", false),
                    "kpi",
                    Map.of("attempts", 1, "answered", 0, "ser_attempts", 1)));

    @Test
    void holdsWhatACallIsCountedUnder() {
        Tally tally = Tally.of(SILENT);
        assertEquals(Loss.FAILURE, tally.loss());
        assertEquals("next-hop-silent", tally.rule());
        assertEquals(Set.of("attempts", "ser_attempts"), tally.counts());
        assertTrue(tally.isSilent());
        assertEquals(
                Map.of(
                        "call.loss",
                        "failure",
                        "call.failures",
                        1,
                        "call.tally",
                        "failure|next-hop-silent|no-response-network-unreachable|attempts,ser_attempts|outbound|carrier|a",
                        "call.route",
                        "outbound|carrier|a"),
                tally.fields());
    }

    @Test
    void readsWhatItWroteWhateverTheTrunkIsCalled() {
        Tally tally = Tally.of(SILENT);
        assertEquals(tally, Tally.of(tally.keyword()));
        assertEquals("carrier|a", Tally.trunk(Tally.route("outbound", "carrier|a")));
    }

    @Test
    void anAnsweredCallHasNoCauseAndATime() {
        Tally tally = Tally.of(Map.of(
                "call",
                Map.of(
                        "cause", Map.of("rule", "answered", "group", "none"),
                        "kpi", Map.of("attempts", 1, "answered", 1),
                        "timing", Map.of("talk_ms", 61_000L))));
        assertEquals("none|||answered,attempts,timed||", tally.keyword());
        assertTrue(tally.counts(Tally.TIMED));
        assertFalse(tally.counts("ner"));
    }

    @Test
    void anAttackIsOneWhateverElseItIs() {
        assertEquals(Loss.ATTACK, loss(1, "people", true));
        assertEquals(Loss.PEOPLE, loss(1, "people", false));
        assertEquals(Loss.PEOPLE, loss(0, "people", false));
        assertEquals(Loss.FAILURE, loss(1, "media", false));
        assertEquals(Loss.NONE, loss(0, "none", false));
    }

    @Test
    void aCallWhoseInviteIsMissingIsNoLoss() {
        Map<String, Object> unseen = Map.of(
                "sip", Map.of("failed", 1),
                "call", Map.of("cause", Map.of("rule", "bye-unknown-dialog"), "kpi", Map.of("attempts", 0)));
        assertEquals(Loss.NONE, Loss.of(unseen));
    }

    private static Loss loss(int failed, String group, boolean attack) {
        return Loss.of(Map.of(
                "sip", Map.of("failed", failed), "call", Map.of("cause", Map.of("group", group, "attack", attack))));
    }

    @Test
    void whatIsNoTallyCountsNothing() {
        for (String keyword : new String[] {"", "failure", "a|b|c", "|||,,||", "x|||attempts,attempts"}) {
            assertEquals(Loss.NONE, Tally.of(keyword).loss(), keyword);
            assertFalse(Tally.of(keyword).counts("attempts"), keyword);
        }
    }
}
