// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * The texts of a meaning: what a person reads, and the root cause category the code alone suggests.
 *
 * @param causes the likely causes, the most likely one first
 * @param checkFirst the one step that separates them best
 * @param actions further steps
 * @param mayBe the categories that the code also stands for, the likeliest first
 * @param confidence that the category is the cause where only the code is known: {@link #CODE_ALONE}, or more where the code
 *     can hardly mean anything else
 */
public record MeaningText(
        String category,
        List<String> mayBe,
        Party origin,
        Party responsible,
        String explanation,
        List<String> causes,
        String checkFirst,
        List<String> actions,
        double confidence) {

    /** How far a code alone can be trusted whose meaning has many causes. */
    public static final double CODE_ALONE = 0.3;

    /** The first step and the further ones. */
    public List<String> allActions() {
        List<String> all = new ArrayList<>();
        all.add(checkFirst);
        all.addAll(actions);
        return List.copyOf(all);
    }

    /** Reads the texts of a file of its own: all keys must be there. */
    static MeaningText read(Section section) {
        return new MeaningText(
                section.text("category"),
                section.texts("may_be"),
                Party.read(section, "origin"),
                Party.read(section, "responsible"),
                section.text("explanation"),
                section.texts("causes"),
                section.text("check_first"),
                section.texts("actions"),
                section.has("confidence") ? section.decimal("confidence") : CODE_ALONE);
    }

    /** Reads the texts that differ for one method: what is absent stays as it is here. */
    MeaningText override(Section section) {
        // Another category has other neighbours.
        boolean sameNeighbours = !section.has("category") && !section.has("may_be");
        MeaningText changed = new MeaningText(
                section.optionalText("category").orElse(category),
                sameNeighbours ? mayBe : section.texts("may_be"),
                section.has("origin") ? Party.read(section, "origin") : origin,
                section.has("responsible") ? Party.read(section, "responsible") : responsible,
                section.optionalText("explanation").orElse(explanation),
                section.has("causes") ? section.texts("causes") : causes,
                section.optionalText("check_first").orElse(checkFirst),
                section.has("actions") ? section.texts("actions") : actions,
                section.has("confidence") ? section.decimal("confidence") : confidence);
        section.done();
        return changed;
    }
}
