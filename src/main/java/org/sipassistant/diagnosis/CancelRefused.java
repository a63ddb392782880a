// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code cancel_refused: true}: a CANCEL got a 481 while its INVITE was not answered yet, so that it took nothing back (RFC 3261
 * section 9.2).
 */
record CancelRefused(boolean wanted) implements Clause {
    private static final int UNKNOWN_THERE = 481;

    static CancelRefused read(Section entry) {
        return new CancelRefused(entry.flag("cancel_refused", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<Transaction> refused = story.attempt().stream()
                .flatMap(attempt -> attempt.cancels().stream())
                .filter(cancel -> cancel.finalResponse()
                        .filter(m -> m.message().statusCode() == UNKNOWN_THERE)
                        .filter(m -> isOpen(m, story))
                        .isPresent())
                .findFirst();
        return refused.isPresent() == wanted
                ? Optional.of(refused.map(CancelRefused::evidence).orElse(Map.of()))
                : Optional.empty();
    }

    /** An answer that came first has ended the transaction that could be cancelled. */
    private static boolean isOpen(ObservedMessage refusal, Story story) {
        return story.finalResponse().filter(refusal::isBefore).isPresent();
    }

    private static Map<String, Witness> evidence(Transaction cancel) {
        Map<String, Witness> evidence = new HashMap<>();
        cancel.request().ifPresent(m -> evidence.put("cancel", m));
        cancel.finalResponse().ifPresent(m -> evidence.put("cancel_refusal", m));
        return evidence;
    }
}
