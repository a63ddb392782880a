// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.sipassistant.endpoint.question.Sentences;

/** How a question is searched, the closest reading first: each window as asked, then with numbers taken as endings. */
final class Attempts {
    private Attempts() {}

    /**
     * One way to search.
     *
     * @param assumed what is said where it finds something
     */
    record Attempt(Criteria criteria, TimeWindow window, List<String> assumed) {}

    static List<Attempt> of(SearchQuestion question, Sentences sentences) {
        List<Attempt> attempts = new ArrayList<>();
        for (TimeWindow window : question.windows()) {
            List<String> assumed = new ArrayList<>();
            if (!attempts.isEmpty()) {
                String range = question.windows().get(0).told();
                assumed.add(sentences.say("wider", "range", range));
            }
            attempts.add(new Attempt(question.criteria(), window, List.copyOf(assumed)));
            question.criteria().withEndings().ifPresent(endings -> {
                assumed.add(sentences.say("endings"));
                attempts.add(new Attempt(endings, window, List.copyOf(assumed)));
            });
        }
        return List.copyOf(attempts);
    }
}
