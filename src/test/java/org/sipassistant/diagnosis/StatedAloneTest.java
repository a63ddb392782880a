// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.knowledge.TestYaml;

class StatedAloneTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);

    /** FreeSWITCH books 503 as cause 41 and 403 as cause 21, which say less; for 34 it had a reason of its own. */
    @ParameterizedTest
    @CsvSource({
        "503, NORMAL_TEMPORARY_FAILURE, code-alone, server-internal-error",
        "403, CALL_REJECTED, code-alone, forbidden-policy-or-acl",
        "503, NORMAL_CIRCUIT_CONGESTION, cause-alone, trunk-capacity-or-limit",
        "487, ORIGINATOR_CANCEL, cause-alone, caller-cancelled",
        "486, USER_BUSY, cause-alone, callee-busy"
    })
    void theCodeThatCameTellsMoreThanTheNameUnderWhichItIsBooked(int code, String name, String rule, String category) {
        String log = "2026-03-17 09:14:52.900200 [DEBUG] sofia.c:7084 Channel sofia/external/0302312501 entering state"
                + " [terminated][" + code + "]\n"
                + "2026-03-17 09:14:52.900200 [NOTICE] sofia.c:8273 Hangup sofia/external/0302312501"
                + " [CS_CONSUME_MEDIA] [" + name + "]\n";
        RuleExample.Material read = new RuleExample.Material(log, true);
        Finding told = Diagnosis.of(
                        CallAssembler.assemble(read.messages(), read.events()).getFirst(), RULES)
                .rootCause();
        assertEquals(rule, told.rule());
        assertEquals(category, told.verdict().category());
    }
}
