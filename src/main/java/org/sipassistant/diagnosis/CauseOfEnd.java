// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.message.Header;
import org.sipassistant.message.Reason;
import org.sipassistant.message.SipMessage;

/** What the cause in a BYE suggests where nothing of the call before it was seen. */
final class CauseOfEnd {
    static final String RULE = "cause-in-bye";
    private static final double CONFIDENCE = 0.5;

    private CauseOfEnd() {}

    static Optional<Finding> finding(Story story) {
        if (story.attempt().isPresent()) {
            return Optional.empty();
        }
        return story.call().messages().stream()
                .filter(m -> m.message().isRequest() && m.message().method().equals("BYE"))
                .filter(m -> cause(m.message(), story).isPresent())
                .findFirst()
                .map(m -> finding(m, cause(m.message(), story).orElseThrow()));
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

    private static Finding finding(ObservedMessage bye, Cause cause) {
        Verdict verdict = new Verdict(
                cause.category(),
                List.of(),
                Optional.of("dropped"),
                Optional.of("teardown"),
                cause.origin(),
                cause.responsible(),
                CONFIDENCE,
                new Template(List.of()),
                cause.explanation(),
                List.of(),
                List.of("The INVITE and its answer: they would show whether the call was ever answered."),
                List.of());
        String number = cause.cause().map(n -> "Q.850 cause " + n + ", ").orElse("");
        return new Finding(
                RULE,
                "The BYE names a cause: " + cause.name(),
                verdict,
                0,
                "a BYE ended it with " + number + cause.name(),
                List.of(cause.checkFirst()),
                List.of(new Evidence(bye, "the BYE that names the cause")));
    }
}
