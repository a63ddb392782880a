// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Comparator;
import java.util.List;

/**
 * A rule that holds for a call.
 *
 * @param clauses how many conditions held: of two equally sure findings the more particular one wins
 * @param actions what to do, the first step first
 * @param says what happened, as the rest of the sentence "The call failed: ..."
 */
public record Finding(
        String rule,
        String title,
        Verdict verdict,
        int clauses,
        String says,
        List<String> actions,
        List<Evidence> evidence) {

    static final Comparator<Finding> SUREST = Comparator.comparingDouble(
                    (Finding finding) -> -finding.verdict().confidence())
            .thenComparing(finding -> -finding.clauses())
            .thenComparing(Finding::first)
            .thenComparing(Finding::rule);

    /** Where in the material its first proof stands: of two that are as sure, the earlier one brought about the other. */
    private int first() {
        return evidence.isEmpty()
                ? Integer.MAX_VALUE
                : evidence.get(0).witness().position();
    }
}
