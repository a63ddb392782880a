// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.CodeMeaning;

/**
 * Another cause that the material admits.
 *
 * @param rule the rule that holds too, or the one that names this category as a cause of the same sight
 */
public record Alternative(String rule, String category, double confidence) {
    /** More than a person would go through. */
    private static final int MOST = 5;

    /** Where a finding is surer than this, the code has nothing to add. */
    private static final double SURE = 0.7;

    /** What a message states outright is not taken for its neighbour. */
    private static final double STATED = 0.9;

    /** As many as a person thinks of at once; what is near by adds nothing to more. */
    private static final int FEW = 3;

    /**
     * The findings of other categories that lost, each category by its surest rule, then the causes that look the same. Where
     * both are few, the neighbours of the category follow. Look-alikes and neighbours share the doubt that is left with all
     * that nobody thought of.
     */
    static List<Alternative> of(Story story, Finding best, List<Finding> others) {
        List<Alternative> alternatives = new ArrayList<>();
        Set<String> told = new HashSet<>(Set.of(best.verdict().category()));
        for (Finding finding : others) {
            if (!told.add(finding.verdict().category())) {
                continue;
            }
            alternatives.add(new Alternative(
                    finding.rule(),
                    finding.verdict().category(),
                    Math.min(finding.verdict().confidence(), story.certainty())));
        }
        Set<String> lookAlikes = lookAlikes(story, best, others);
        addNeighbours(story, best, told, lookAlikes);
        double share = Math.round((1 - best.verdict().confidence()) * 100 / (lookAlikes.size() + 1)) / 100.0;
        lookAlikes.forEach(category -> alternatives.add(new Alternative(best.rule(), category, share)));
        return alternatives.stream().limit(MOST).toList();
    }

    /** Fills up with what is most often taken for the cause that was found, unless a message states that cause outright. */
    private static void addNeighbours(Story story, Finding best, Set<String> told, Set<String> lookAlikes) {
        if (best.verdict().confidence() >= STATED) {
            return;
        }
        story.knowledge().category(best.verdict().category()).neighbours().stream()
                .filter(category -> !told.contains(category) && !lookAlikes.contains(category))
                .limit(Math.max(0, FEW - (told.size() - 1) - lookAlikes.size()))
                .forEach(lookAlikes::add);
    }

    private static Set<String> lookAlikes(Story story, Finding best, List<Finding> others) {
        Set<String> categories = new LinkedHashSet<>();
        if (story.state() != State.ANSWERED) {
            story.refusalsBeside()
                    .forEach(m -> meaning(m, story).ifPresent(meaning -> categories.add(meaning.category())));
        }
        categories.addAll(best.verdict().mayBe());
        if (best.verdict().confidence() < SURE) {
            meaningOfRefusal(story).ifPresent(meaning -> {
                categories.add(meaning.category());
                categories.addAll(meaning.mayBe());
            });
        }
        categories.remove(best.verdict().category());
        others.forEach(other -> categories.remove(other.verdict().category()));
        return categories;
    }

    /** What the code of the refusal means by itself: of the one that decided, else of the last one that was seen. */
    private static Optional<CodeMeaning> meaningOfRefusal(Story story) {
        Optional<ObservedMessage> decisive = story.finalResponse().or(story::told);
        Optional<ObservedMessage> refusal = decisive.isPresent()
                ? decisive
                : story.call().messages().stream()
                        .filter(m -> m.message().isFinal())
                        .reduce((earlier, later) -> later);
        return refusal.filter(m -> m.message().statusCode() >= 300).flatMap(m -> meaning(m, story));
    }

    private static Optional<CodeMeaning> meaning(ObservedMessage refusal, Story story) {
        return story.knowledge()
                .response(refusal.message().statusCode(), refusal.message().method());
    }
}
