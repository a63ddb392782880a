// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.message.Header;
import org.sipassistant.message.Reason;
import org.sipassistant.message.SipMessage;

/**
 * What the cause in a BYE suggests where nothing of the call before it was seen, or where it is one of a call that is being set
 * up: then a server had answered, to set up another leg behind, as queues, callbacks and menus do.
 */
final class CauseOfEnd {
    static final String RULE = "cause-in-bye";
    private static final String BEHIND = "cause-of-other-leg";
    private static final double CONFIDENCE = 0.5;
    private static final double OTHER_LEG = 0.5;

    /** Nobody is kept waiting for somebody else much longer. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private static final String LOOK_BEHIND =
            "Look in the log of the server that hung up for the call that it set up meanwhile.";

    private CauseOfEnd() {}

    /** Groups of what keeps a call from being answered. */
    private static final Set<String> BEFORE_ANSWER = Set.of("people", "number");

    static Optional<Finding> ofOtherLeg(Story story) {
        return story.bye()
                .filter(bye -> story.state() == State.ANSWERED && isOfServer(bye, story))
                .flatMap(bye -> cause(bye.message(), story)
                        .filter(cause -> BEFORE_ANSWER.contains(
                                story.knowledge().category(cause.category()).group()))
                        .map(cause -> finding(
                                BEHIND,
                                bye,
                                cause,
                                OTHER_LEG,
                                "Nobody hangs up with this cause: a server answers, to ring somebody else behind, and"
                                        + " clears the call that it answered when that fails. "
                                        + cause.explanation(),
                                "The leg that the server set up behind; its messages show the refusal.")));
    }

    /** Soon after the answer, by the side that answered, or by one that called without an offer, as click to dial does. */
    private static boolean isOfServer(ObservedMessage bye, Story story) {
        boolean early = Timing.of(story)
                .talk()
                .filter(talk -> talk.compareTo(LONGEST_WAIT) <= 0)
                .isPresent();
        boolean offerless =
                story.request().filter(m -> m.message().sdp().isEmpty()).isPresent();
        return early && (!story.isFromCaller(bye) || offerless);
    }

    static Optional<Finding> finding(Story story) {
        if (story.attempt().isPresent()) {
            return Optional.empty();
        }
        return story.call().messages().stream()
                .filter(m -> m.message().isRequest() && m.message().method().equals("BYE"))
                .filter(m -> cause(m.message(), story).isPresent())
                .findFirst()
                .map(m -> {
                    Cause cause = cause(m.message(), story).orElseThrow();
                    return finding(
                            RULE,
                            m,
                            cause,
                            CONFIDENCE,
                            cause.explanation(),
                            "The INVITE and its answer: they would show whether the call was ever answered.");
                });
    }

    private static Optional<Cause> cause(SipMessage bye, Story story) {
        Optional<String> number = bye.reasons().stream()
                .filter(reason -> reason.protocol().equalsIgnoreCase("Q.850"))
                .map(Reason::cause)
                .filter(cause -> cause.isPresent())
                .map(cause -> String.valueOf(cause.getAsInt()))
                .findFirst();
        return number.or(() -> bye.header(Header.X_ASTERISK_HANGUP_CAUSE_CODE).map(String::strip))
                .flatMap(story.knowledge()::cause)
                .filter(cause -> !cause.generic());
    }

    private static Finding finding(
            String rule, ObservedMessage bye, Cause cause, double confidence, String because, String missing) {
        Verdict verdict = new Verdict(
                cause.category(),
                List.of(),
                Optional.of("dropped"),
                Optional.of("teardown"),
                cause.origin(),
                cause.responsible(),
                confidence,
                new Template(List.of()),
                because,
                List.of(),
                List.of(missing),
                List.of());
        String number = cause.cause().map(n -> "Q.850 cause " + n + ", ").orElse("");
        return new Finding(
                rule,
                "The BYE names a cause: " + cause.name(),
                verdict,
                0,
                "a BYE ended it with " + number + cause.name(),
                List.of(rule.equals(BEHIND) ? LOOK_BEHIND : cause.checkFirst()),
                List.of(new Evidence(bye, "the BYE that names the cause")));
    }
}
