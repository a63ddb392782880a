// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Via;

/**
 * {@code cancel_refused: true}: a CANCEL that is not made from its INVITE got a 481 while that was not answered yet, so that it took
 * nothing back (RFC 3261 sections 9.1 and 9.2).
 */
record CancelRefused(boolean wanted) implements Clause {
    private static final Duration CROSSING = Duration.ofSeconds(1);
    private static final int UNKNOWN_THERE = 481;

    static CancelRefused read(Section entry) {
        return new CancelRefused(entry.flag("cancel_refused", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<Transaction> refused = story.attempt().stream()
                .flatMap(attempt -> attempt.cancels().stream())
                .filter(cancel -> cancel.request()
                        .filter(m -> story.hop()
                                .flatMap(Transaction::request)
                                .filter(invite -> differs(m, invite))
                                .isPresent())
                        .isPresent())
                .filter(cancel -> cancel.finalResponse()
                        .filter(m -> m.message().statusCode() == UNKNOWN_THERE)
                        .filter(m -> isOpen(m, story))
                        .isPresent())
                .findFirst();
        return refused.isPresent() == wanted
                ? Optional.of(refused.map(CancelRefused::evidence).orElse(Map.of()))
                : Optional.empty();
    }

    private static boolean differs(ObservedMessage cancel, ObservedMessage invite) {
        return !branch(cancel).equals(branch(invite));
    }

    private static Optional<String> branch(ObservedMessage message) {
        return message.message().topVia().flatMap(Via::branch);
    }

    /** An answer that came first has ended the transaction that could be cancelled; one that comes at once crossed the CANCEL. */
    private static boolean isOpen(ObservedMessage refusal, Story story) {
        return story.finalResponse()
                .filter(answer -> refusal.isBefore(answer)
                        && refusal.until(answer)
                                .filter(since -> since.compareTo(CROSSING) < 0)
                                .isEmpty())
                .isPresent();
    }

    private static Map<String, Witness> evidence(Transaction cancel) {
        Map<String, Witness> evidence = new HashMap<>();
        cancel.request().ifPresent(m -> evidence.put("cancel", m));
        cancel.finalResponse().ifPresent(m -> evidence.put("cancel_refusal", m));
        return evidence;
    }
}
