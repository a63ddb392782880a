// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.knowledge.Party;
import org.sipassistant.message.Endpoint;

/**
 * Who ended a call, and how.
 *
 * @param entity the node whose message, or whose patience, ended it
 * @param how {@code final}, {@code cancel}, {@code bye} or {@code timer}
 * @param timer as RFC 3261 calls it, or {@code ring} for a node that let it ring no longer
 */
public record Ending(Party side, Optional<Endpoint> entity, String how, Optional<String> timer) {

    /**
     * Empty where the call goes on, or its end was not seen.
     *
     * @param unanswered whether a CANCEL came because nobody answered, so that a timer sent it and no person
     */
    static Optional<Ending> of(Story story, Party decider, boolean unanswered) {
        return switch (story.state()) {
            case ANSWERED -> story.bye().map(bye -> bye(story, bye));
            case CANCELLED -> story.cancel().map(cancel -> cancel(story, cancel, unanswered));
            case REFUSED, REDIRECTED -> refusal(story, decider);
            case ALERTING, UNANSWERED, UNKNOWN -> Optional.empty();
        };
    }

    private static Ending bye(Story story, ObservedMessage bye) {
        Party side = story.isFromCaller(bye) ? Party.CALLER : Party.CALLEE;
        return new Ending(side, bye.source(), "bye", Optional.empty());
    }

    private static Ending cancel(Story story, ObservedMessage cancel, boolean unanswered) {
        if (unanswered) {
            return new Ending(Party.PROXY, cancel.source(), "timer", Optional.of("ring"));
        }
        Party side = story.isCancelledByCaller() ? Party.CALLER : Party.PROXY;
        return new Ending(side, cancel.source(), "cancel", Optional.empty());
    }

    private static Optional<Ending> refusal(Story story, Party decider) {
        if (story.finalResponse().isPresent() && !story.isTakenBack()) {
            return Optional.of(new Ending(decider, story.decider(), "final", Optional.empty()));
        }
        return story.told().map(told -> new Ending(Party.PROXY, told.source(), "timer", timer(story)));
    }

    /** RFC 3261 sections 17.1.1.2 (B), 17.1.2.2 (F) and 16.6 (C). */
    private static Optional<String> timer(Story story) {
        boolean invite =
                story.attempt().map(Exchange::method).filter("INVITE"::equals).isPresent();
        if (!invite) {
            return Optional.of("F");
        }
        if (story.ringing().isPresent()) {
            return Optional.of("ring");
        }
        return story.hop().map(Ending::waited);
    }

    private static String waited(Transaction hop) {
        return hop.provisional(100, 199).isPresent() ? "C" : "B";
    }
}
