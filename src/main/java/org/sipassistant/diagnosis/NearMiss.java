// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import org.sipassistant.knowledge.Section;

/**
 * One entry of {@code ruled_out} in a rule: a sight that a person may take for what the rule finds, and why it is not.
 *
 * @param when the clauses, all of which must hold where the rule itself does not
 */
record NearMiss(List<Clause> when, Template because) {

    NearMiss {
        when = List.copyOf(when);
    }

    static NearMiss read(Section section) {
        NearMiss read = new NearMiss(
                section.sections("when").stream().map(Clause::read).toList(), Template.read(section, "because"));
        if (read.when.isEmpty()) {
            throw section.problem("when", "needs a clause");
        }
        section.done();
        return read;
    }

    /** The reason in words; empty where a clause does not hold. */
    Optional<String> because(Story story) {
        return Clause.cited(when, story).map(cited -> because.fill(Facts.of(story, cited)::get));
    }
}
