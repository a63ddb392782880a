// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import org.sipassistant.knowledge.Category;

/** What is most often taken for a cause, as far as the part of the call's life that was seen admits it. */
final class Neighbours {
    /** What a message states outright is not taken for its neighbour. */
    private static final double STATED = 0.9;

    /** Whoever finds nothing wrong and is this sure of it looks for nothing else. */
    private static final double FINE = 0.7;

    private static final String NO_FAILURE = "not-a-failure";

    private Neighbours() {}

    /** The likeliest first; empty where the cause leaves no doubt. */
    static List<String> of(Story story, Verdict verdict) {
        double sure = verdict.category().equals(NO_FAILURE) ? FINE : STATED;
        if (verdict.confidence() >= sure) {
            return List.of();
        }
        List<String> parts = parts(story);
        return story.knowledge().category(verdict.category()).neighbours().stream()
                .filter(name -> arises(story.knowledge().category(name), parts))
                .toList();
    }

    private static boolean arises(Category category, List<String> parts) {
        return parts.stream().anyMatch(category::arisesIn);
    }

    /** Where in its life a call is, as {@link Category#PARTS} name it; all of them where its beginning was not seen. */
    private static List<String> parts(Story story) {
        return switch (story.call().kind()) {
            case FRAGMENT -> Category.PARTS;
            case REGISTRATION -> List.of("registration");
            case KEEPALIVE, SUBSCRIPTION, MESSAGE -> List.of("other");
            case CALL ->
                switch (story.state()) {
                    case UNKNOWN -> Category.PARTS;
                    case ANSWERED -> List.of("talk");
                    case REFUSED, REDIRECTED, CANCELLED, ALERTING, UNANSWERED -> List.of("setup");
                };
        };
    }
}
