// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Reason;

/**
 * {@code undisturbed: true}: after the answer every request was accepted, or repaired by a later one, and the BYE gives no
 * reason but that somebody hung up; and no words beside the messages complain about the sound or the end.
 */
record Undisturbed(boolean wanted) implements Clause {
    /** Causes of Q.850 that stand for an ordinary end: normal clearing, and normal without more. */
    private static final Set<Integer> ORDINARY = Set.of(16, 31);

    /** Codes of a SIP Reason that stand for an ordinary end. */
    private static final Set<Integer> ORDINARY_SIP = Set.of(200, 487);

    /** What people who were on the call say about it; a program that lost one of several paths is no such complaint. */
    private static final Set<String> COMPLAINTS = Set.of("sound-missing", "dropped-for-ack", "dropped-for-timer");

    private static final Set<String> COUNTED = Set.of("INVITE", "UPDATE", "BYE", "INFO", "PRACK", "REFER", "NOTIFY");

    static Undisturbed read(Section entry) {
        return new Undisturbed(entry.flag("undisturbed", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<Exchange> disturbed =
                story.later().stream().filter(e -> isDisturbed(e, story)).findFirst();
        boolean undisturbed = disturbed.isEmpty() && !isComplainedOf(story);
        return undisturbed == wanted
                ? Optional.of(disturbed.map(InDialog::evidence).orElse(Map.of()))
                : Optional.empty();
    }

    /** The response to a request after the answer, and the end of the call. */
    @Override
    public Optional<Awaited> awaited(Story story) {
        if (!wanted || story.state() != State.ANSWERED) {
            return Optional.empty();
        }
        List<ObservedMessage> messages = story.call().messages();
        return story.later().stream()
                .filter(e -> COUNTED.contains(e.method()) && e.finalResponse().isEmpty())
                .map(Exchange::first)
                .findFirst()
                .or(() -> Optional.of(messages.get(messages.size() - 1))
                        .filter(last -> story.bye().isEmpty()))
                .map(since -> new Awaited(since, "How the call went on and ended: the material ends before."));
    }

    /** Whether the BYE gives an odd reason, or words beside the messages complain about the sound or the end. */
    static boolean isComplainedOf(Story story) {
        return HangUp.byes(story).stream().anyMatch(Undisturbed::hasOddReason)
                || story.call().events().stream()
                        .anyMatch(event -> COMPLAINTS.contains(event.event().says()));
    }

    private static boolean isDisturbed(Exchange exchange, Story story) {
        if (!COUNTED.contains(exchange.method()) || InDialog.isRepaired(exchange, story)) {
            return false;
        }
        boolean refused = exchange.finalAtSender()
                .filter(m -> m.message().statusCode() >= 300)
                .isPresent();
        boolean crossing = InDialog.isCrossed(exchange, story);
        return !crossing && (refused || InDialog.isUnanswered(exchange, story));
    }

    static boolean hasOddReason(ObservedMessage bye) {
        return bye.message().reasons().stream().anyMatch(Undisturbed::isOdd);
    }

    private static boolean isOdd(Reason reason) {
        if (reason.cause().isEmpty()) {
            return false;
        }
        Set<Integer> ordinary = reason.protocol().equalsIgnoreCase("SIP") ? ORDINARY_SIP : ORDINARY;
        return !ordinary.contains(reason.cause().getAsInt());
    }
}
