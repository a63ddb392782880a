// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttackTest {
    /** A rule that is renamed must not turn scanners into failures. */
    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleThatTellsAnAttackExists(String rule) {
        assertNotNull(AttackTest.class.getResource("/knowledge/rules/" + rule + ".yml"));
    }

    static Iterable<String> rules() {
        return Attack.RULES;
    }
}
