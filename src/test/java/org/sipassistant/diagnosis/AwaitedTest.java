// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.call.Call;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.call.Material;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.knowledge.TestYaml;

/** What has not come is only sure to stay away where somebody looked for long enough. */
class AwaitedTest {
    private static final double SURE = 0.7;

    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answered              | 0 A > B  INVITE;1 B > A  200 OK;2 A > B  ACK",
                "redirect-not-followed | 0 A > B  INVITE;1 B > A  302 Moved Temporarily;2 A > B  ACK",
                "cancelled-by-caller   | 0 A > B  INVITE;1 B > A  180 Ringing;7 A > B  CANCEL",
                "session-interval-refused | 0 A > B  INVITE;1 B > A  422 Session Interval Too Small;1.1 A > B  ACK",
                "extension-refused | 0 A > B  INVITE;1 B > A  420 Bad Extension;1.1 A > B  ACK",
                "registration-interval-refused | 0 A > B  REGISTER;1 B > A  423 Interval Too Brief",
                "hang-up-unanswered    | 0 A > B  INVITE;1 B > A  200 OK;2 A > B  ACK;60 A > B  BYE;60.5 A > B "
                        + " BYE;61.5 A > B  BYE"
            })
    void isSureOnlyWhereTheMaterialGoesOn(String rule, String ladder) {
        Call call = ExampleLadder.call(ladder.replace(';', '\n'));
        Material read = Material.of(call.messages());
        Instant last = read.end().orElseThrow();
        Finding early = found(rule, call, read);
        assertEquals(Awaited.CONFIDENCE, early.verdict().confidence());
        assertTrue(early.verdict().missing().size() > 0);
        Finding watched = found(rule, call, read.until(last.plus(Duration.ofSeconds(32))));
        assertTrue(watched.verdict().confidence() > SURE, watched::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answered            | 0 A > B  INVITE;1 B > A  200 OK;2 A > B  ACK;9 B > A  BYE;9.1 A > B  200 OK"
                        + " (BYE)",
                "cancelled-by-caller | 0 A > B  INVITE;1 B > A  180 Ringing;7 A > B  CANCEL;7.1 B > A  487 No (INVITE)",
                "hang-up-unanswered  | 0 A > B  INVITE;1 B > A  200 OK;2 A > B  ACK;60 A > B  BYE;92 B > A  408"
                        + " Timeout (BYE)"
            })
    void asksForNothingWhereItsEndIsThere(String rule, String ladder) {
        Call call = ExampleLadder.call(ladder.replace(';', '\n'));
        assertTrue(found(rule, call, Material.of(call.messages())).verdict().confidence() > SURE);
    }

    private static Finding found(String rule, Call call, Material material) {
        Finding found = Diagnosis.of(call, RULES, Inventory.empty(), material).rootCause();
        assertEquals(rule, found.rule());
        return found;
    }
}
