// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Leg;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.knowledge.CodeMeaning;
import org.sipassistant.message.Endpoint;

/**
 * A call that a server answered itself, because its own call behind it had just been refused: it plays an announcement and
 * hangs up. The calling side sees an answered call, and its user did not reach anybody. Only where the number was refused before it
 * rang: elsewhere it may be a mailbox, or another way that was not seen.
 */
final class AnsweredInstead {
    static final String RULE = "answered-by-announcement";

    /** Just surer than that a call was answered. */
    private static final double CONFIDENCE = 0.81;

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** Announcements are short. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int TRYING = 100;
    private static final int REDIRECT = 300;
    private static final int REFUSED = 400;
    private static final Set<Integer> ORDINARY = Set.of(401, 407, 487);

    /** After other refusals a server tries another way, or a mailbox answers. */
    private static final String NUMBER = "user-not-found-number-format";

    private AnsweredInstead() {}

    static Optional<Finding> finding(Story story) {
        Optional<ObservedMessage> answer =
                story.finalResponse().filter(m -> story.state() == State.ANSWERED && endsByItself(story));
        return answer.flatMap(told -> refusal(story, told))
                .flatMap(refusal ->
                        meaning(story, refusal).map(meaning -> finding(story, answer.orElseThrow(), refusal, meaning)));
    }

    /** Whether the answering side hung up, soon. */
    private static boolean endsByItself(Story story) {
        return story.bye().filter(bye -> !story.isFromCaller(bye)).isPresent()
                && Timing.of(story)
                        .talk()
                        .filter(talk -> talk.compareTo(LONGEST) < 0)
                        .isPresent();
    }

    /** Of the legs that began at the node which answered, where none of them rang or was answered. */
    private static Optional<ObservedMessage> refusal(Story story, ObservedMessage answer) {
        List<Leg> behind = story.call().legs().stream()
                .filter(leg -> leg.link().isPresent())
                .filter(leg -> leg.start()
                        .flatMap(Transaction::sender)
                        .map(Endpoint::host)
                        .filter(host -> story.decider().map(Endpoint::host).equals(Optional.of(host)))
                        .isPresent())
                .toList();
        boolean reached = behind.stream()
                .flatMap(leg -> leg.attempts().stream())
                .flatMap(attempt -> attempt.transactions().stream())
                .flatMap(hop -> hop.responses().stream())
                .anyMatch(m -> m.message().statusCode() > TRYING && m.message().statusCode() < REDIRECT);
        return behind.stream()
                .filter(leg -> !reached)
                .flatMap(leg -> leg.attempts().stream())
                .flatMap(attempt -> attempt.finalResponse().stream())
                .filter(m -> m.message().statusCode() >= REFUSED
                        && !ORDINARY.contains(m.message().statusCode()))
                .filter(m -> m.until(answer)
                        .filter(since -> !since.isNegative() && since.compareTo(AT_ONCE) <= 0)
                        .isPresent())
                .reduce((earlier, later) -> later);
    }

    private static Optional<CodeMeaning> meaning(Story story, ObservedMessage refusal) {
        return story.knowledge()
                .response(refusal.message().statusCode(), refusal.message().method())
                .filter(meaning -> meaning.category().equals(NUMBER));
    }

    private static Finding finding(Story story, ObservedMessage answer, ObservedMessage refusal, CodeMeaning meaning) {
        Verdict verdict = new Verdict(
                meaning.category(),
                List.of("not-a-failure"),
                Optional.empty(),
                Optional.empty(),
                meaning.origin(),
                meaning.responsible(),
                CONFIDENCE,
                new Template(List.of()),
                "A server that cannot get a call through may answer it itself to say so. It counts as answered then,"
                        + " and is charged as such. " + meaning.explanation(),
                List.of(),
                List.of("What was heard: an announcement, a menu or a mailbox."),
                List.of());
        String who = story.decider().map(story.names()::of).orElse("the answering side");
        return new Finding(
                RULE,
                "Answered by the server itself, behind which the call was refused",
                verdict,
                0,
                who + " answered with " + Facts.codeAndPhrase(answer)
                        + " as soon as its own call behind was refused with " + Facts.codeAndPhrase(refusal)
                        + ", and hung up by itself: an announcement, as it seems",
                meaning.actions(),
                List.of(
                        new Evidence(refusal, "the refusal behind the server"),
                        new Evidence(answer, "the answer in its place")));
    }
}
