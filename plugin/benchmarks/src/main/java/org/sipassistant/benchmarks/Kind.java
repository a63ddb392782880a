// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

/** The kinds of lines that the log of a voice platform mixes. */
public enum Kind {
    /** A whole message over many lines, bare or behind what a product prints before it. */
    WHOLE(25),
    /** One line with a start line in it. */
    SINGLE(25),
    /** What everything else on the machine writes. */
    OTHER(35),
    /** A line that holds the words of SIP and is none. */
    LOOK_ALIKE(15);

    private final int percent;

    Kind(int percent) {
        this.percent = percent;
    }

    /** Its share of the lines of a corpus. */
    int percent() {
        return percent;
    }

    /** The kind of a number from 0 to 99, such that equally likely numbers give the shares. */
    static Kind of(int percentile) {
        int upper = 0;
        for (Kind kind : values()) {
            upper += kind.percent;
            if (percentile < upper) {
                return kind;
            }
        }
        throw new IllegalArgumentException("percentile [" + percentile + "] is not from 0 to 99");
    }
}
