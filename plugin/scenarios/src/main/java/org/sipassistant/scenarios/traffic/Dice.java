// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices that repeat with their seed. For one thread. */
final class Dice {
    private static final int HUNDRED = 100;

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    /** True in so many of a hundred cases. */
    boolean percent(double chance) {
        return random.nextDouble() * HUNDRED < chance;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A stretch of time that is mostly short and sometimes long, around its mean. */
    int waiting(int mean) {
        return (int) Math.max(1, -mean * Math.log(1 - random.nextDouble()));
    }
}
