// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * How many of some calls were judged rightly, and what that lets one expect of others like them: Wilson's score interval,
 * which holds for few calls and for shares near 0 and 1.
 */
record Proportion(int right, int of) {
    /** The quantile of the normal distribution for 95% between both ends. */
    private static final double Z = 1.959964;

    Proportion {
        if (right < 0 || right > of) {
            throw new IllegalArgumentException("right [" + right + "] is not from 0 to [" + of + "]");
        }
    }

    static <T> Proportion of(Collection<T> all, Predicate<T> right) {
        return new Proportion((int) all.stream().filter(right).count(), all.size());
    }

    double share() {
        return (double) right / of;
    }

    /** The lower end of the interval; 0 where nothing was counted. */
    double low() {
        return of == 0 ? 0 : Math.max(0, middle() - half());
    }

    /** The upper end of the interval; 1 where nothing was counted. */
    double high() {
        return of == 0 ? 1 : Math.min(1, middle() + half());
    }

    private double middle() {
        return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double half() {
        return Z / (1 + Z * Z / of) * Math.sqrt(share() * (1 - share()) / of + Z * Z / (4.0 * of * of));
    }

    @Override
    public String toString() {
        return of == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%3d of %3d  %3.0f%% [%.0f, %.0f]",
                        right,
                        of,
                        share() * 100,
                        low() * 100,
                        high() * 100);
    }
}
