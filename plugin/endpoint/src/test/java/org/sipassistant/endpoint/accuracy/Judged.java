// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import java.util.function.BiPredicate;

/**
 * A labelled call, what was answered, and what a look-up of its last status code would have answered.
 *
 * @param lookedUp the category of the code; empty where there is no code
 */
record Judged(LabelledCall call, Told told, String lookedUp) {
    /** From here on a wrong answer leads people astray. */
    static final double SURE = 0.7;

    boolean is(BiPredicate<Told, Label> judgement) {
        return judgement.test(told, call.label());
    }

    boolean isWrongAndSure() {
        return !is(Told::isRight) && told.confidence() >= SURE;
    }

    boolean lookUpIsRight() {
        return call.label().categories().contains(lookedUp);
    }

    String trait(String name) {
        return call.traits().getOrDefault(name, "");
    }
}
