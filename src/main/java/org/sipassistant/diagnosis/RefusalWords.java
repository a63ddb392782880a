// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.Material;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.knowledge.CodeMeaning;
import org.sipassistant.knowledge.Party;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.PlainWords;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.StatusLine;
import org.sipassistant.message.Warning;

/**
 * What a refusal says in words of its own: a phrase that is not the usual one of its code, the text of a Reason or of a Warning,
 * a code of its platform in a header; and likewise a BYE or a CANCEL.
 * They mean what they mean in a line of a log, so the rules for log lines read them too; a rule for messages that knows them is
 * surer.
 */
final class RefusalWords {
    static final String RULE = "refusal-in-words";
    /** Another finding that is surer needs no words. */
    static final double CONFIDENCE = 0.62;

    /** Whoever refuses knows why; a line beside a call may be about anything, and its words tell less. */
    private static final double OF_LINES = 1.45;

    private static final int REFUSAL = 300;

    /** Codes that ask for credentials refuse nothing. */
    private static final Set<Integer> CHALLENGES = Set.of(401, 407);

    /** Of these groups is what goes wrong after the answer. */
    private static final Set<String> TALK = Set.of("media", "reachability");

    /** How most rules for log lines begin their titles. */
    private static final String TITLE = "The log says that ";

    /**
     * What a message says.
     *
     * @param header of which product; empty for the phrase, a Reason or a Warning
     */
    private record Said(String header, String text) {

        /** What a code says that a platform has in a header of its own. */
        Optional<LogEvent> ofCode(RuleBook rules) {
            return header.isEmpty()
                    ? Optional.empty()
                    : rules.codes()
                            .flatMap(codes ->
                                    codes.find(header + ": " + text).stream().findFirst());
        }
    }

    private RefusalWords() {}

    /** Empty where nothing was refused, or in no other words than the code has. */
    static Optional<Finding> finding(Story story, RuleBook rules) {
        Optional<ObservedMessage> refused = story.finalResponse()
                .filter(m -> m.message().statusCode() >= REFUSAL
                        && !CHALLENGES.contains(m.message().statusCode()));
        Stream<ObservedMessage> told = switch (story.state()) {
            case ANSWERED -> HangUp.byes(story).stream();
            case CANCELLED -> story.cancel().stream();
            default -> refused.stream();
        };
        return told.flatMap(refusal -> texts(refusal.message(), story)
                        .flatMap(said -> meaning(said, refusal, story, rules).stream()
                                .map(meaning -> finding(refusal, said.text(), meaning, story))))
                .findFirst();
    }

    private static Optional<CodeMeaning> meaning(SipMessage message, Story story) {
        return story.knowledge().response(message.statusCode(), message.method());
    }

    /** Whether a message says more than the usual phrase of its code. */
    static boolean areIn(SipMessage message, Story story) {
        return texts(message, story).anyMatch(said -> !said.text().isBlank());
    }

    private static Stream<Said> texts(SipMessage message, Story story) {
        String usual = meaning(message, story).map(CodeMeaning::phrase).orElse("");
        Stream<String> phrase = message.startLine() instanceof StatusLine line
                        && !line.phrase().strip().equalsIgnoreCase(usual)
                ? Stream.of(line.phrase())
                : Stream.empty();
        Stream<String> reasons = message.reasons().stream().flatMap(reason -> reason.text().stream());
        return Stream.concat(
                Stream.of(phrase, message.warning().map(Warning::text).stream(), reasons)
                        .flatMap(texts -> texts)
                        .map(text -> new Said("", text)),
                StatedReason.ofProducts(message).stream()
                        .flatMap(reason -> reason.text().stream().map(text -> new Said(reason.protocol(), text))));
    }

    /** What the rules for log lines make of a line that holds these words alone; empty where it is what the code says. */
    private static Optional<Finding> meaning(Said said, ObservedMessage refusal, Story story, RuleBook rules) {
        LogEvent line = new LogEvent(RULE, PlainWords.PRODUCT, Map.of("phrase", said.text()), 0, 0, said.text());
        String ofCode =
                meaning(refusal.message(), story).map(CodeMeaning::category).orElse("");
        return said.ofCode(rules)
                .or(() -> rules.words().flatMap(words -> words.ofPhrase(line)))
                .map(event -> aside(new ObservedEvent(event, refusal.observation(), refusal.position()), story))
                .flatMap(aside -> rules.findings(aside).stream().findFirst())
                .filter(found -> !found.verdict().category().equals(ofCode))
                .filter(found -> !refusal.message().method().equals("BYE") || isOfTalk(found, story));
    }

    /** Whether it is why a talk ends, and not why none comes about. */
    private static boolean isOfTalk(Finding said, Story story) {
        return TALK.contains(
                story.knowledge().category(said.verdict().category()).group());
    }

    private static Story aside(ObservedEvent line, Story story) {
        Call call = new Call(
                story.call().callId(), story.call().kind(), List.of(), List.of(), List.of(), List.of(line), List.of());
        return Story.of(call, story.knowledge(), Inventory.empty(), Material.of(List.of()));
    }

    private static Finding finding(ObservedMessage refusal, String text, Finding meaning, Story story) {
        Verdict said = meaning.verdict();
        boolean people = story.knowledge().category(said.category()).group().equals("people");
        String means = meaning.title().startsWith(TITLE) ? meaning.title().substring(TITLE.length()) : text;
        boolean ended = refusal.message().isRequest();
        boolean isBye = refusal.message().method().equals("BYE");
        String answer =
                ended ? isBye ? " ended the call" : " took the call back" : " answered " + Facts.codeAndPhrase(refusal);
        String quoted = answer.contains(text) ? "" : " (" + text + ')';
        Verdict verdict = new Verdict(
                said.category(),
                said.mayBe(),
                isBye ? Optional.of("dropped") : Optional.empty(),
                isBye ? Optional.of("talk") : Optional.empty(),
                people ? said.origin() : Party.UNKNOWN,
                people ? said.responsible() : Party.UNKNOWN,
                Math.min(CONFIDENCE, OF_LINES * said.confidence()),
                new Template(List.of()),
                said.because(),
                List.of(),
                List.of(),
                List.of());
        return new Finding(
                RULE,
                (ended ? "The " + refusal.message().method() + " says that " : "The refusal says that ") + means,
                verdict,
                0,
                refusal.source().map(story.names()::of).orElse(ended ? "the side that hung up" : "the answering side")
                        + answer + quoted + ": in its own words, " + means,
                meaning.actions(),
                List.of(new Evidence(refusal, ended ? "how the call ended" : "the answer that decided")));
    }
}
