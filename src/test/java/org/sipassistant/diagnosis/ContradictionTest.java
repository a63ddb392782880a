// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.knowledge.TestYaml;

class ContradictionTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);

    private static Story refused(String answer) {
        return Stories.of("0.000 A > B  INVITE sip:bob@example.net\n0.100 B > A  " + answer);
    }

    private static Story refusedAfterRinging(String answer) {
        return Stories.of("0.000 A > B  INVITE sip:bob@example.net\n0.100 B > A  180 Ringing\n4.000 B > A  " + answer);
    }

    @Test
    void aCodeThatMeansOneThingContradictsACauseOfAnother() {
        assertTrue(Contradiction.ofCause(refused("486 Busy Here  Reason: Q.850;cause=34")));
        assertTrue(Contradiction.ofCause(refused("486 Busy Here  Reason: Q.850;cause=1")));
        assertFalse(Contradiction.ofCause(refused("486 Busy Here  Reason: Q.850;cause=17")));
        assertFalse(Contradiction.ofCause(refused("486 Busy Here  Reason: Q.850;cause=21")), "a neighbour");
        assertFalse(Contradiction.ofCause(refused("486 Busy Here  Reason: Q.850;cause=16")), "says nothing");
        assertFalse(Contradiction.ofCause(refused("486 Busy Here")));
        assertFalse(Contradiction.ofCause(refused("503 Service Unavailable  Reason: Q.850;cause=1")), "stands for all");
    }

    @Test
    void aRefusalByAPersonContradictsLinesAboutAccountsAndRoutes() {
        assertTrue(Contradiction.ofLine(refused("486 Busy Here"), "wrong-credentials"));
        assertFalse(Contradiction.ofLine(refused("486 Busy Here"), "callee-declined"));
        assertFalse(Contradiction.ofLine(refused("403 Forbidden"), "wrong-credentials"));
        assertFalse(Contradiction.ofLine(refused("480 Temporarily Unavailable"), "wrong-credentials"));
        assertTrue(Contradiction.ofLine(refusedAfterRinging("480 Temporarily Unavailable"), "wrong-credentials"));
        assertFalse(Contradiction.ofLine(refusedAfterRinging("480 Temporarily Unavailable"), "codec-mismatch"));
        assertFalse(Contradiction.ofLine(refused("200 OK"), "wrong-credentials"));
    }

    @Test
    void thenALogLineIsNoLongerTheSurest() {
        Diagnosis busy =
                Diagnosis.of(refused("486 Busy Here  Reason: Q.850;cause=34").call(), RULES);
        assertEquals("trunk-capacity-or-limit", busy.category().category());
        assertTrue(busy.rootCause().verdict().confidence() < 0.7);
    }

    @Test
    void aResponseThatAProductNamesContradictsPlainWords() {
        assertTrue(Contradiction.inOtherLine(log("404 [Not Found]"), "header-malformed"));
        assertFalse(Contradiction.inOtherLine(log("404 [Not Found]"), "dns-or-routing"), "a neighbour");
        assertFalse(Contradiction.inOtherLine(log("500 [Server Internal Error]"), "header-malformed"), "for all");
        assertFalse(Contradiction.inOtherLine(log("200 [OK]"), "header-malformed"));
    }

    private static Story log(String status) {
        String line = "2026-03-17 10:51:02.200200 [DEBUG] mod_sofia.c:2300 Responding with " + status;
        RuleExample example = new RuleExample(
                "", "", new RuleExample.Material(line, true), Optional.empty(), Optional.empty(), false, false);
        return Story.of(example.call(), Stories.KNOWLEDGE);
    }
}
