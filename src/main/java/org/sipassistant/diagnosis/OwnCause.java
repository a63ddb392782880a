// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.knowledge.Party;
import org.sipassistant.message.Reason;

/**
 * The Q.850 cause of a PBX behind which nothing was seen. It writes such causes for failures of its own too: a dial plan that
 * knows no such number, a timer, media that do not fit. Whether it made this one, or passes on what the telephone network said,
 * the next leg would show.
 */
final class OwnCause {
    static final String RULE = "cause-of-pbx";
    private static final double CONFIDENCE = 0.6;
    private static final double MAY_BE_EITHER = 0.55;
    private static final String OF_NETWORK = "gateway-or-pstn-cause-q850";

    /** Whose codes say more than the cause beside them. */
    private static final Set<Integer> TELLING = Set.of(401, 402, 403, 407, 408);

    private OwnCause() {}

    /** Whether a PBX sent it, and nothing of the call was seen behind that PBX. */
    static boolean isOf(ObservedMessage message, Story story) {
        boolean isNetwork = message.source()
                .flatMap(story.names()::party)
                .filter(Party.NEXT_HOP::equals)
                .isPresent();
        return story.isOfPbx(message) && !isNetwork && story.call().legs().size() == 1;
    }

    static Optional<Finding> finding(Story story) {
        Optional<ObservedMessage> refusal = story.finalResponse()
                .filter(m -> m.message().statusCode() >= 300
                        && !TELLING.contains(m.message().statusCode()));
        Optional<ObservedMessage> end = story.state() == State.ANSWERED ? story.bye() : refusal;
        return end.filter(m -> isOf(m, story))
                .flatMap(m -> cause(m, story).map(cause -> finding(m, cause, story.state() == State.ANSWERED, story)));
    }

    private static Optional<Cause> cause(ObservedMessage message, Story story) {
        return StatedReason.of(message.message()).stream()
                .filter(reason -> reason.protocol().equalsIgnoreCase("Q.850"))
                .map(Reason::cause)
                .filter(number -> number.isPresent())
                .flatMap(number -> story.knowledge().cause(String.valueOf(number.getAsInt())).stream())
                .filter(cause -> !cause.generic() && cause.category().equals(OF_NETWORK))
                .findFirst();
    }

    private static Finding finding(ObservedMessage message, Cause cause, boolean dropped, Story story) {
        List<String> mayBe = new ArrayList<>(List.of(OF_NETWORK, "dns-or-routing"));
        String category = cause.ownCategory().orElse(OF_NETWORK);
        mayBe.remove(category);
        Verdict verdict = new Verdict(
                category,
                mayBe,
                Optional.of(dropped ? "dropped" : "failed"),
                dropped ? Optional.of("talk") : Optional.empty(),
                Party.PROXY,
                Party.PROXY,
                cause.ownCategory().isPresent() ? CONFIDENCE : MAY_BE_EITHER,
                new Template(List.of()),
                "A PBX writes causes of the telephone network for failures of its own too: no match in its dial plan, a"
                        + " timer, media that do not fit. " + cause.explanation(),
                List.of(),
                List.of("The leg behind the PBX, or its log: they show whether the cause came from there or from"
                        + " itself."),
                List.of());
        String who = message.source().map(story.names()::of).orElse("the PBX");
        return new Finding(
                RULE,
                "A PBX names a cause: " + cause.name(),
                verdict,
                0,
                who + (dropped ? " ended the call" : " answered " + Facts.codeAndPhrase(message)) + " with Q.850 cause "
                        + cause.cause().orElseThrow() + ", " + cause.name() + ", which a PBX writes by itself too",
                List.of("Look in the log of " + who + " by this Call-ID: did it send the call on, and what came back?"),
                List.of(new Evidence(message, "the message that names the cause")));
    }
}
