// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.call.Decision;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;

/**
 * A final response that a node did not hand on as it got it.
 *
 * @param from what the node got
 * @param to what it made of it
 */
public record Translation(ObservedMessage from, ObservedMessage to) {

    /** What became of the deciding response on its way to the side that started, in that order. */
    static List<Translation> of(Decision decision) {
        List<Translation> translations = new ArrayList<>();
        Optional<ObservedMessage> below = decision.response();
        Optional<Transaction> hop = decision.hop().upstream();
        while (hop.isPresent()) {
            Optional<ObservedMessage> above = hop.get().finalResponse();
            if (below.isPresent() && above.isPresent() && code(below.get()) != code(above.get())) {
                translations.add(new Translation(below.get(), above.get()));
            }
            below = above.isPresent() ? above : below;
            hop = hop.get().upstream();
        }
        return List.copyOf(translations);
    }

    /** What was made of the deciding response in the end, and by whom, as a part of a sentence; empty where it stayed. */
    static Optional<String> told(List<Translation> translations, Names names) {
        if (translations.isEmpty()) {
            return Optional.empty();
        }
        ObservedMessage first = translations.get(0).from();
        ObservedMessage last = translations.get(translations.size() - 1).to();
        return code(first) == code(last)
                ? Optional.empty()
                : Optional.of(last.source().map(names::of).orElse("a node on the way") + " told the calling side "
                        + Facts.codeAndPhrase(last) + " instead of " + Facts.codeAndPhrase(first));
    }

    private static int code(ObservedMessage message) {
        return message.message().statusCode();
    }
}
