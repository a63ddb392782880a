// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.knowledge.CodeMeaning;
import org.sipassistant.knowledge.MeaningText;
import org.sipassistant.knowledge.Party;

/** The last resort where no rule holds: what the code alone suggests, and less than that where there is no code. */
final class CodeAlone {
    static final String CODE = "code-alone";
    static final String UNDETERMINED = "undetermined";
    private static final String READ = "Read ";
    private static final double NO_CONFIDENCE = 0.1;

    /** What a call may still come to that rings: it got as far as the phone. */
    private static final List<String> AFTER_RINGING =
            List.of("not-a-failure", "callee-no-answer-timeout", "caller-cancelled", "no-response-network-unreachable");

    private CodeAlone() {}

    static Finding finding(Story story) {
        return StatedAlone.finding(story)
                .or(() -> CauseOfEnd.finding(story))
                .or(() -> EndAlone.finding(story))
                .or(() -> AnswerAlone.finding(story))
                .or(() -> lastWord(story).flatMap(message -> fromCode(message, story)))
                .orElseGet(() -> undetermined(story));
    }

    private static Optional<ObservedMessage> lastWord(Story story) {
        return story.finalResponse()
                .or(story::told)
                .or(() -> story.call().messages().stream()
                        .filter(m -> m.message().isFinal())
                        .reduce((earlier, later) -> later));
    }

    private static Optional<Finding> fromCode(ObservedMessage message, Story story) {
        int code = message.message().statusCode();
        String method =
                story.attempt().map(a -> a.method()).orElse(message.message().method());
        return story.knowledge().response(code, method).map(meaning -> finding(message, meaning, story));
    }

    private static Finding finding(ObservedMessage message, CodeMeaning meaning, Story story) {
        String unknown = meaning.treatedAs()
                .map(as -> "; this code is not registered and is read as " + as + " (RFC 3261 section 8.1.3.2)")
                .orElse("");
        String who = story.decider().isPresent()
                ? Facts.of(story, Map.of()).get("decider").orElse("") + " answered "
                : "the answer was ";
        boolean fine = message.message().statusCode() < 300;
        Verdict verdict = new Verdict(
                meaning.category(),
                meaning.mayBe(),
                Optional.empty(),
                Optional.empty(),
                who(meaning.origin(), story),
                who(meaning.responsible(), story),
                meaning.treatedAs().isPresent()
                        ? MeaningText.CODE_ALONE
                        : meaning.text().confidence(),
                new Template(List.of()),
                meaning.explanation(),
                List.of(),
                fine ? List.of() : List.of(missing(story)),
                List.of());
        return new Finding(
                CODE,
                "The code alone: " + Facts.codeAndPhrase(message),
                verdict,
                0,
                who + Facts.codeAndPhrase(message) + unknown,
                actions(message, meaning),
                List.of(new Evidence(message, "the answer that decided")));
    }

    /** Where the node that refused had rung before, nothing was lost on the way to it, whatever its code usually means. */
    private static Party who(Party usual, Story story) {
        return usual == Party.NETWORK && story.ringingAtDecider().isPresent() ? Refuser.origin(story) : usual;
    }

    /** Where the request and its answer were seen, what else there is to know lies within the node that answered. */
    private static String missing(Story story) {
        boolean whole = story.finalResponse().isPresent()
                && story.hop().flatMap(Transaction::request).isPresent();
        return whole
                ? "Why it was answered so: the request and its answer are here and do not say it; the log of the node"
                        + " that answered would."
                : "Only the code speaks here: the other messages of the call would show more.";
    }

    /** Without steps that only read what the refusal at hand does not hold; with its own code where it is read as another. */
    private static List<String> actions(ObservedMessage message, CodeMeaning meaning) {
        String code = String.valueOf(message.message().statusCode());
        List<String> own = meaning.actions().stream()
                .map(step -> meaning.treatedAs()
                        .map(as -> step.replace("the " + as, "the " + code))
                        .orElse(step))
                .toList();
        List<String> open = own.stream()
                .filter(step -> !readsAbsentHeader(step, code, message))
                .toList();
        return open.isEmpty() ? own : open;
    }

    /** {@code Read Call-Info in the 608: ...} of a 608 that has none. */
    private static boolean readsAbsentHeader(String step, String code, ObservedMessage message) {
        int end = step.indexOf(" in the " + code);
        if (!step.startsWith(READ) || end < READ.length()) {
            return false;
        }
        String name = step.substring(READ.length(), end);
        return name.indexOf(' ') < 0 && message.message().header(name).isEmpty();
    }

    private static Finding undetermined(Story story) {
        boolean rings = story.ringing().isPresent() && story.finalResponse().isEmpty();
        Verdict verdict = new Verdict(
                "other",
                rings ? AFTER_RINGING : List.of(),
                Optional.empty(),
                Optional.empty(),
                Party.UNKNOWN,
                Party.UNKNOWN,
                NO_CONFIDENCE,
                new Template(List.of()),
                "The material holds no final response and no sign of a lost one.",
                List.of(),
                List.of("A final response, or repeated requests that got none, would settle it."),
                List.of());
        List<Evidence> evidence = story.call().messages().stream()
                .reduce((earlier, later) -> later)
                .map(last -> List.of(new Evidence(last, "the last message that was seen")))
                .orElse(List.of());
        return new Finding(
                UNDETERMINED,
                "The end of the call was not seen",
                verdict,
                0,
                rings ? "it was ringing when the last message was seen" : "what was seen does not show how it ended",
                List.of("Widen the time range, or add the log of the next node."),
                evidence);
    }
}
