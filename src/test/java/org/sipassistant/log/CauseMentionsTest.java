// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.TestYaml;

class CauseMentionsTest {
    private static final CauseMentions MENTIONS = new CauseMentions(Knowledge.load(TestYaml::read));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "41 | the provider sends a BYE with cause 41",
                "127 | they hang up with Reason: Q.850;cause=127;text=\"Interworking\"",
                "26 | CANCEL (cause 26) while it still rings",
                "34 | ISDN side: release, cause code 34",
                "16 | hangup cause: 16",
                "18 | BYE, hangupcause=18",
                "18 | originate sofia/gateway/carrier/4930231250 -> -ERR NO_USER_RESPONSE",
                "41 | it ends with NORMAL_TEMPORARY_FAILURE, always",
                "3 | AST_CAUSE_NO_ROUTE_DESTINATION is what the dialplan sees",
            })
    void findsACauseOfTheEndOfACall(String cause, String line) {
        List<LogEvent> found = MENTIONS.find("first line\n" + line + "\n");
        assertEquals(
                List.of(Map.of("q850", cause)),
                found.stream().map(LogEvent::fields).toList(),
                line);
        assertEquals(line, found.get(0).line());
        assertEquals(11, found.get(0).start());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "this may cause 34 calls to hang up",
                "BYE because 41",
                "the BYE has no cause",
                "BYE with cause 999",
                "BYE with cause 4100",
                "BYE with cause 41.5",
                "root cause 41 of the audit",
                "cause 41",
                "continue_on_fail=NORMAL_TEMPORARY_FAILURE",
                "USER_BUSY,NO_ANSWER,NO_USER_RESPONSE are tried again",
                "either NO_USER_RESPONSE or NORMAL_TEMPORARY_FAILURE",
                "MAX_USER_RESPONSE_TIME was raised",
                "the user_busy counter"
            })
    void findsNothingInOthers(String line) {
        assertEquals(List.of(), MENTIONS.find(line), line);
    }

    @Test
    void stopsAtABound() {
        assertEquals(100, MENTIONS.find("BYE with cause 41\n".repeat(1_000)).size());
    }
}
