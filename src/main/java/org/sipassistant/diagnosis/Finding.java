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
            .thenComparing(Finding::rule);
}
