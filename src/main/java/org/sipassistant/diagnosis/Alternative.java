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

    private static final String NO_ANSWER = "callee-no-answer-timeout";

    /** Where a finding is surer than this, the code has nothing to add. */
    private static final double SURE = 0.7;

    /** As many as a person thinks of at once; what is near by adds nothing to more, unless the cause itself is a guess. */
    private static final int FEW = 3;

    /**
     * The findings of other categories that lost, each category by its surest rule, then the causes that look the same, then
     * those that other lines and refusals of the material name. Where these are few, the neighbours of the category follow, as
     * far as they arise in this part of a call's life. All but the first share the doubt that is left with all that nobody
     * thought of, and none is surer than the cause.
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
                    Math.min(finding.verdict().confidence(), Certainty.of(story))));
        }
        Set<String> lookAlikes = lookAlikes(story, best, told);
        Neighbours.of(story, best.verdict()).stream()
                .filter(category -> !told.contains(category) && !lookAlikes.contains(category))
                .limit(Math.max(0, wanted(best) - (told.size() - 1) - lookAlikes.size()))
                .forEach(lookAlikes::add);
        double confidence = best.verdict().confidence();
        double share = Math.round((1 - confidence) * 100 / (lookAlikes.size() + 1)) / 100.0;
        lookAlikes.forEach(
                category -> alternatives.add(new Alternative(best.rule(), category, Math.min(share, confidence))));
        return alternatives.stream().limit(MOST).toList();
    }

    private static int wanted(Finding best) {
        return best.verdict().confidence() < SURE ? MOST : FEW;
    }

    private static Set<String> lookAlikes(Story story, Finding best, Set<String> told) {
        Set<String> categories = new LinkedHashSet<>();
        if (story.state() != State.ANSWERED) {
            story.refusalsBeside()
                    .forEach(m -> meaning(m, story).ifPresent(meaning -> categories.add(meaning.category())));
            RangBefore.of(story).ifPresent(branch -> categories.add(NO_ANSWER));
        }
        categories.addAll(best.verdict().mayBe());
        if (best.verdict().confidence() < SURE) {
            meaningOfRefusal(story).ifPresent(meaning -> {
                categories.add(meaning.category());
                categories.addAll(meaning.mayBe());
            });
            categories.addAll(StatedAlone.categories(story));
        }
        categories.removeAll(told);
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
