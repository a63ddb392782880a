// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import org.sipassistant.knowledge.Section;

/**
 * One entry of {@code doubts} in a rule: what makes its finding less sure although all its clauses hold.
 *
 * @param when the clauses, all of which must hold beside those of the rule
 * @param confidence what the finding is worth then at most
 * @param mayBe the categories that this sight speaks for, named before those of the rule
 * @param missing what would settle it
 */
record Doubt(List<Clause> when, double confidence, List<String> mayBe, List<String> missing) {

    Doubt {
        when = List.copyOf(when);
    }

    static Doubt read(Section section) {
        Doubt read = new Doubt(
                section.sections("when").stream().map(Clause::read).toList(),
                section.decimal("confidence"),
                section.texts("may_be"),
                section.texts("missing"));
        if (read.when.isEmpty()) {
            throw section.problem("when", "needs a clause");
        }
        if (read.confidence <= 0 || read.confidence >= 1) {
            throw section.problem("confidence", "[" + read.confidence + "] is not between 0 and 1");
        }
        section.done();
        return read;
    }

    boolean holds(Story story) {
        return when.stream().allMatch(clause -> clause.match(story).isPresent());
    }
}
