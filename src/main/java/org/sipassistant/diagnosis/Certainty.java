// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;
import org.sipassistant.call.Kind;
import org.sipassistant.call.Link;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Via;

/** How sure it is that what decided belongs to the call, whatever the rules make of it. */
final class Certainty {
    /** How sure the place of a response in the text tells what it answers. */
    private static final double PLACED = 0.75;

    /** The same where it came more than once: what is repeated without times may be one message or several. */
    private static final double PLACED_AGAIN = 0.5;

    /** The same where nothing else is there, so that it is not known either what was asked for. */
    private static final double ALONE = 0.65;

    /** How sure it is that lines are about a call in which nothing is of telephony. */
    private static final double OTHER = 0.5;

    private Certainty() {}

    /** From 0 to 1: no surer than the weakest link to the hop, less where only its place tells what the response answers, or nothing that it is a call. */
    static double of(Story story) {
        if (OtherLines.all(story)) {
            return OTHER;
        }
        double linked = story.hop().stream()
                .flatMap(hop -> story.call().legs().stream().filter(leg -> leg.has(hop)))
                .flatMap(leg -> leg.link().stream())
                .mapToDouble(Link::score)
                .min()
                .orElse(1);
        return story.finalResponse().filter(Certainty::isPlaced).isPresent()
                ? Math.min(linked, story.call().kind() == Kind.FRAGMENT ? ALONE : placed(story.hop()))
                : linked;
    }

    private static double placed(Optional<Transaction> hop) {
        boolean once =
                hop.filter(h -> h.lastFinalResponse().equals(h.finalResponse())).isPresent();
        return once ? PLACED : PLACED_AGAIN;
    }

    /** Whether neither a CSeq nor a branch tells which request a response answers. */
    private static boolean isPlaced(ObservedMessage response) {
        SipMessage message = response.message();
        return message.cseq().isEmpty() && message.topVia().flatMap(Via::branch).isEmpty();
    }
}
