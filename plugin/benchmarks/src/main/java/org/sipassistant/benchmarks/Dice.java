// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import java.util.SplittableRandom;

/** Random choices that repeat with their seed. For one thread. */
final class Dice {

    private static final String HEX = "0123456789abcdef";

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    /** True in so many of a hundred cases. */
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String hex(int length) {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append(HEX.charAt(random.nextInt(16)));
        }
        return digits.toString();
    }

    /** An address of one of the ranges that documentation and private networks use. */
    String address() {
        String network = of("10.20.", "172.18.", "192.168.", "198.51.", "203.0.");
        return network + below(256) + "." + between(1, 254);
    }

    /** A time of day. */
    String clock() {
        return two(below(24)) + ":" + two(below(60)) + ":" + two(below(60));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
