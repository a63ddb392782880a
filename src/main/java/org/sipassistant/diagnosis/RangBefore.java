// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;

/**
 * A branch that rang, and was taken back by the node that forked, before another branch decided: first the phone, then its
 * voicemail. The refusal of the second is what the caller got; that nobody answered the first belongs to the story.
 *
 * @param hop of the branch that rang
 * @param ringing its first 180
 * @param cancel what took it back
 */
record RangBefore(Transaction hop, ObservedMessage ringing, ObservedMessage cancel) {

    /** The last such branch; empty where the branch that decided is the only one, or the others were taken back because of it. */
    static Optional<RangBefore> of(Story story) {
        Optional<ObservedMessage> decided = story.finalResponse()
                .filter(m -> m.message().statusCode() >= 300 && m.message().statusCode() != Story.CANCELLED);
        if (decided.isEmpty()) {
            return Optional.empty();
        }
        List<Transaction> cancels = story.attempt().map(Exchange::cancels).orElse(List.of());
        return story.branchesBeside().stream()
                .flatMap(hop -> before(hop, cancels, decided.get()).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<RangBefore> before(Transaction hop, List<Transaction> cancels, ObservedMessage decided) {
        return cancels.stream()
                .flatMap(t -> t.request().stream())
                .filter(cancel -> Cancellation.isOnHop(cancel, hop) && cancel.isBefore(decided))
                .findFirst()
                .flatMap(cancel -> hop.provisional(180, 180).map(ringing -> new RangBefore(hop, ringing, cancel)));
    }

    /** A part of a sentence. */
    String says(Names names) {
        String phone = hop.receiver().map(names::of).orElse("another branch");
        String time = Timing.between(Optional.of(ringing), Optional.of(cancel))
                .flatMap(Facts::lasted)
                .map(lasted -> " for " + lasted)
                .orElse("");
        String node = cancel.source().map(names::of).orElse("the node before it");
        return "before that, " + phone + " rang" + time + " without an answer until " + node + " took the request back";
    }
}
