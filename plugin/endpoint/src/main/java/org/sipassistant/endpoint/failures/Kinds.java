// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.List;
import java.util.Map;

/** Tells failures from what people do and from attacks: three things that one number for all would hide. */
final class Kinds {
    private static final Map<String, Object> ATTACK = Aggs.term("call.cause.attack", true);
    private static final Map<String, Object> PEOPLE = Aggs.term("call.cause.group", "people");

    private Kinds() {}

    /** Whatever is one of the three. */
    static Map<String, Object> lost() {
        return Aggs.any(List.of(Aggs.term("sip.failed", 1), PEOPLE, ATTACK));
    }

    /** Somebody has to repair something. */
    static Map<String, Object> failure() {
        return Map.of(
                "bool", Map.of("filter", List.of(Aggs.term("sip.failed", 1)), "must_not", List.of(PEOPLE, ATTACK)));
    }

    /** Busy, no answer, declined, cancelled. */
    static Map<String, Object> people() {
        return Map.of("bool", Map.of("filter", List.of(PEOPLE), "must_not", List.of(ATTACK)));
    }

    static Map<String, Object> attack() {
        return ATTACK;
    }
}
