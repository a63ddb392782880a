// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.knowledge.CodeMeaning;
import org.sipassistant.log.CodeMentions;
import org.sipassistant.message.Reason;

/**
 * Whether two signs of why a call was refused contradict each other: then neither is as sure as it would be alone. A code that
 * servers use for anything contradicts nothing.
 */
final class Contradiction {
    /** Answers for whatever went wrong; 603 is what some PBXs make of any cause. */
    private static final Set<Integer> VAGUE = Set.of(400, 403, 408, 480, 487, 500, 502, 503, 504, 603);

    /** Steps on the way of any call. */
    private static final Set<Integer> CHALLENGES = Set.of(401, 407);

    /** What is settled before a phone rings. */
    private static final Set<String> BEFORE_RINGING = Set.of("access", "number", "trust");

    private static final Set<String> RESPONSES = Set.of("response-sent", "response-received");

    private Contradiction() {}

    /** Whether the refusal of a call that was seen itself means something else than a log line beside it. */
    static boolean ofLine(Story story, String category) {
        if (story.state() != State.REFUSED) {
            return false;
        }
        String group = story.knowledge().category(category).group();
        if (story.ringingAtDecider().isPresent() && BEFORE_RINGING.contains(group)) {
            return true;
        }
        return telling(story)
                .filter(meaning -> isElse(meaning, category, story))
                .isPresent();
    }

    /** Whether a line of plain words names a code that means something else than they do. */
    static boolean inLine(ObservedEvent line, Story story, String category) {
        return story.call().events().stream()
                .filter(event -> event.event().says().equals(CodeMentions.SAYS)
                        && event.event().start() == line.event().start())
                .flatMap(event -> StatedAlone.number(event.event().fields().get("code")).stream())
                .filter(code -> !VAGUE.contains(code) && !CHALLENGES.contains(code))
                .flatMap(code -> story.knowledge().response(code, "INVITE").stream())
                .anyMatch(meaning -> isElse(meaning, category, story));
    }

    /**
     * Whether a line names a response that means something else than plain words beside it: in the words of a product, or as what
     * the node itself sends.
     */
    static boolean inOtherLine(Story story, String category) {
        return story.call().events().stream()
                .filter(Contradiction::isResponse)
                .flatMap(event -> StatedAlone.number(event.event().fields().get("code")).stream())
                .filter(Contradiction::isTelling)
                .flatMap(code -> story.knowledge().response(code, "INVITE").stream())
                .anyMatch(meaning -> isElse(meaning, category, story));
    }

    private static boolean isResponse(ObservedEvent line) {
        String says = line.event().says();
        return RESPONSES.contains(says) || (says.equals(CodeMentions.SAYS) && StatedAlone.isSent(line));
    }

    /** Whether a code refuses, and not for whatever reason. */
    private static boolean isTelling(int code) {
        return code >= 400 && !VAGUE.contains(code) && !CHALLENGES.contains(code);
    }

    private static boolean isElse(CodeMeaning meaning, String category, Story story) {
        return !meaning.category().equals(category)
                && !meaning.mayBe().contains(category)
                && !group(meaning.category(), story).equals(group(category, story));
    }

    /** Whether the Q.850 cause in the refusal means something else than its code. */
    static boolean ofCause(Story story) {
        Optional<CodeMeaning> telling = telling(story);
        return telling.isPresent()
                && cause(story)
                        .filter(cause -> differ(cause, telling.get(), story))
                        .isPresent();
    }

    private static boolean differ(Cause cause, CodeMeaning meaning, Story story) {
        boolean neighbour = meaning.mayBe().contains(cause.category())
                && group(cause.category(), story).equals(group(meaning.category(), story));
        return !cause.generic()
                && !cause.category().equals(meaning.category())
                && !neighbour
                && !cause.sip().equals(Optional.of(meaning.code()))
                && !cause.fromSip().contains(meaning.code());
    }

    private static Optional<CodeMeaning> telling(Story story) {
        Optional<ObservedMessage> refusal = story.finalResponse()
                .filter(m -> m.message().statusCode() >= 400)
                .filter(m -> !VAGUE.contains(m.message().statusCode()));
        return refusal.flatMap(m ->
                story.knowledge().response(m.message().statusCode(), m.message().method()));
    }

    private static Optional<Cause> cause(Story story) {
        return story.finalResponse().stream()
                .flatMap(m -> m.message().reasons().stream())
                .filter(reason -> reason.protocol().equalsIgnoreCase("Q.850"))
                .map(Reason::cause)
                .filter(number -> number.isPresent())
                .flatMap(number -> story.knowledge().cause(String.valueOf(number.getAsInt())).stream())
                .findFirst();
    }

    private static String group(String category, Story story) {
        return story.knowledge().category(category).group();
    }
}
