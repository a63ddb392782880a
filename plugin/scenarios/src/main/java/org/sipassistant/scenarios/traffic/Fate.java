// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import java.util.Locale;

/** What becomes of a call of the busy hour, and what an answer about it has to say. */
public enum Fate {
    ANSWERED(55, "answered", "not-a-failure"),
    CHALLENGED(6, "answered", "not-a-failure"),
    FORKED(3, "answered", "not-a-failure"),
    FAILED_OVER(2, "answered", "not-a-failure"),
    BUSY(11, "failed", "callee-busy"),
    NO_ANSWER(9, "failed", "callee-no-answer-timeout"),
    CANCELLED(8, "cancelled", "caller-cancelled"),
    UNALLOCATED(2, "failed", "user-not-found-number-format"),
    INCOMPATIBLE(1, "failed", "codec-mismatch"),
    WRONG_PASSWORD(1, "failed", "wrong-credentials"),
    CUT_OFF(1, "dropped", "gateway-or-pstn-cause-q850"),
    /** Ended by the trunk after a quarter of an hour to the second. */
    LIMITED(1, "dropped", "session-timer"),
    /** Nobody plans these: the trunk is out, or somebody tries the system. */
    SILENT(0, "failed", "no-response-network-unreachable"),
    SCANNED(0, "failed", "spam-or-unwanted-blocking");

    private final int share;
    private final String outcome;
    private final String category;

    Fate(int share, String outcome, String category) {
        this.share = share;
        this.outcome = outcome;
        this.category = category;
    }

    /** How often it happens, among {@link #shares()}. */
    int share() {
        return share;
    }

    public String outcome() {
        return outcome;
    }

    public String category() {
        return category;
    }

    /** Whether somebody picked up. */
    public boolean isAnswered() {
        return outcome.equals("answered") || outcome.equals("dropped");
    }

    /** Whether a person decided, and nothing failed. */
    public boolean isPeoples() {
        return this == BUSY || this == NO_ANSWER || this == CANCELLED;
    }

    /** Whether it is a failure that somebody can repair. */
    public boolean isFailure() {
        return (outcome.equals("failed") || outcome.equals("dropped")) && !isPeoples() && this != SCANNED;
    }

    static int shares() {
        int all = 0;
        for (Fate fate : values()) {
            all += fate.share;
        }
        return all;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
