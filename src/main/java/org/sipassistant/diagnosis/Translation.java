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

    private static int code(ObservedMessage message) {
        return message.message().statusCode();
    }
}
