// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.knowledge.CodeMeaning;
import org.sipassistant.knowledge.Party;
import org.sipassistant.log.CauseMentions;
import org.sipassistant.log.CodeMentions;

/** What a log line says by a hang-up cause or a response code alone, where no rule knows more. */
final class StatedAlone {
    static final String CAUSE = "cause-alone";
    private static final double CAUSE_CONFIDENCE = 0.5;
    private static final double CODE_CONFIDENCE = 0.45;
    private static final double MENTION_CONFIDENCE = 0.35;
    private static final double GENERIC_CONFIDENCE = 0.3;

    /** What is written beside messages to which no answer was seen tells more than that none was. */
    private static final double BESIDE_CONFIDENCE = 0.4;

    /** How lines say that a response left the node that wrote them; in lower case. */
    private static final List<String> SENT = List.of(" tx ", "sending ", "transmitting ", "replying ", "responding ");

    /** How sniffers write a response in one line. */
    private static final String STATUS = "Status: ";

    private static final String RESPONSE_SENT = "response-sent";

    private static final String RESPONSE_RECEIVED = "response-received";

    /** A line that shows the call on its way to a gateway, and the channel by which another line does in passing. */
    private static final String DIALLED_OUT = "dialled-out";

    private static final String GATEWAY_CHANNEL = "sofia/gateway/";

    private StatedAlone() {}

    /** What a code or a cause points to. */
    private record Likely(
            String category, List<String> mayBe, Optional<String> outcome, Party origin, Party responsible) {}

    /** The most telling line: a cause that means something before a code, one that is only spoken of behind a stated code. */
    static Optional<Finding> finding(Story story) {
        return cause(story, false, false)
                .or(() -> answer(story)
                        .map(event -> finding(event, meaning(event, story).orElseThrow(), story)))
                .or(() -> cause(story, false, true))
                .or(() -> code(story))
                .or(() -> cause(story, true, false))
                .or(() -> cause(story, true, true));
    }

    /** What the causes and codes in the lines mean by themselves, in their order. */
    static Set<String> categories(Story story) {
        Set<String> categories = new LinkedHashSet<>();
        for (ObservedEvent event : story.call().events()) {
            cause(event, story).filter(cause -> !cause.generic()).ifPresent(cause -> {
                cause.ownCategory().ifPresent(categories::add);
                categories.add(cause.category());
            });
            meaning(event, story).map(CodeMeaning::category).ifPresent(categories::add);
        }
        return categories;
    }

    private static Optional<Finding> cause(Story story, boolean generic, boolean mentioned) {
        for (ObservedEvent event : story.call().events()) {
            Optional<Cause> cause = cause(event, story)
                    .filter(c -> c.generic() == generic && isMention(event) == mentioned)
                    .filter(c -> mentioned || !isTranslation(event, c, story));
            if (cause.isPresent()) {
                return Optional.of(finding(event, cause.get(), story));
            }
        }
        return Optional.empty();
    }

    /** Whether it is but the name under which the node books the code that it received, and which tells less than that. */
    private static boolean isTranslation(ObservedEvent event, Cause cause, Story story) {
        return event.event().fields().containsKey("cause_name")
                && answer(story)
                        .filter(answer -> answer.event().says().equals(RESPONSE_RECEIVED))
                        .flatMap(answer -> meaning(answer, story))
                        .filter(meaning -> cause.fromSip().contains(meaning.code()))
                        .filter(meaning -> !cause.category().equals(meaning.category()))
                        .isPresent();
    }

    private static Optional<Cause> cause(ObservedEvent event, Story story) {
        Map<String, String> fields = event.event().fields();
        return Optional.ofNullable(fields.get("cause_name"))
                .or(() -> Optional.ofNullable(fields.get("q850")))
                .flatMap(story.knowledge()::cause);
    }

    /** Where a line shows the call on its way to a gateway the network beyond it speaks; else the node speaks of its own users and numbers. */
    private static Likely likely(Cause cause, ObservedEvent event, Story story) {
        boolean fine = cause.category().equals("not-a-failure");
        Optional<String> outcome = isOfBye(event) && !fine ? Optional.of("dropped") : Optional.empty();
        boolean out = story.call().events().stream().anyMatch(StatedAlone::isDialledOut);
        if (cause.category().equals("caller-cancelled")) {
            return new Likely(
                    cause.category(),
                    List.of("callee-no-answer-timeout"),
                    story.state() == State.ANSWERED ? Optional.empty() : Optional.of("cancelled"),
                    cause.origin(),
                    cause.responsible());
        }
        if (cause.ownCategory().isEmpty() || out) {
            return new Likely(cause.category(), List.of(), outcome, cause.origin(), cause.responsible());
        }
        return new Likely(
                cause.ownCategory().get(),
                List.of("dns-or-routing", cause.category()),
                outcome,
                Party.PROXY,
                Party.PROXY);
    }

    /** The line that says by which code it was refused, in the words of a product; empty where a code is only spoken of. */
    static Optional<ObservedEvent> answer(Story story) {
        List<ObservedEvent> said = story.call().events().stream()
                .filter(event -> !isMention(event) && meaning(event, story).isPresent())
                .toList();
        return said.stream().reduce((earlier, later) -> weight(later) >= weight(earlier) ? later : earlier);
    }

    private static Finding finding(ObservedEvent event, Cause cause, Story story) {
        String number = cause.cause().map(n -> "Q.850 cause " + n + ", ").orElse("");
        return new Finding(
                CAUSE,
                "The hang-up cause in the log: " + cause.name(),
                verdict(likely(cause, event, story), confidence(event, cause, story), cause.explanation()),
                0,
                (isMention(event) ? "the text speaks of the hang-up cause " : "the log gives the hang-up cause ")
                        + number
                        + cause.name(),
                List.of(cause.checkFirst()),
                List.of(new Evidence(event, Evidence.describe("stated"))));
    }

    private static double confidence(ObservedEvent event, Cause cause, Story story) {
        if (cause.generic()) {
            return GENERIC_CONFIDENCE;
        }
        return isMention(event) ? ofMention(event, story) : CAUSE_CONFIDENCE;
    }

    /** Whether the code stands right behind the word by which a sniffer lists it. */
    private static boolean isListed(String line) {
        int at = line.indexOf(STATUS);
        return at >= 0 && at + STATUS.length() < line.length() && Character.isDigit(line.charAt(at + STATUS.length()));
    }

    private static double ofMention(ObservedEvent event, Story story) {
        if (isListed(event.event().line())) {
            return CODE_CONFIDENCE;
        }
        return story.call().messages().isEmpty() ? MENTION_CONFIDENCE : BESIDE_CONFIDENCE;
    }

    /** The last code that a product states, else one that is only mentioned; a challenge where there is no other. */
    private static Optional<Finding> code(Story story) {
        List<ObservedEvent> events = story.call().events();
        return events.stream()
                .filter(event -> meaning(event, story).isPresent())
                .reduce((earlier, later) -> weight(later) >= weight(earlier) ? later : earlier)
                .map(event -> finding(event, meaning(event, story).orElseThrow(), story));
    }

    private static Optional<CodeMeaning> meaning(ObservedEvent event, Story story) {
        if (isForeign(event)) {
            return Optional.empty();
        }
        return number(event.event().fields().get("code"))
                .filter(code -> code >= 300)
                .flatMap(code ->
                        story.knowledge().response(code, event.event().fields().getOrDefault("method", "INVITE")));
    }

    /** A code that a node sent on tells less than the one it had got: what it sent may be its translation. */
    static boolean isSent(ObservedEvent event) {
        if (event.event().says().equals(RESPONSE_SENT)) {
            return true;
        }
        String line = event.event().line().toLowerCase(Locale.ROOT);
        return SENT.stream().anyMatch(line::contains);
    }

    private static int weight(ObservedEvent event) {
        String code = event.event().fields().getOrDefault("code", "");
        boolean challenge = code.equals("401") || code.equals("407");
        return (isMention(event) ? 0 : 4) + (challenge ? 0 : 2) + (isSent(event) ? 0 : 1);
    }

    private static boolean isDialledOut(ObservedEvent event) {
        return event.event().says().equals(DIALLED_OUT) || event.event().line().contains(GATEWAY_CHANNEL);
    }

    private static boolean isMention(ObservedEvent event) {
        String says = event.event().says();
        return says.equals(CodeMentions.SAYS) || says.equals(CauseMentions.SAYS);
    }

    private static Finding finding(ObservedEvent event, CodeMeaning meaning, Story story) {
        String answer = meaning.code() + " " + meaning.phrase();
        return new Finding(
                CodeAlone.CODE,
                "The code alone: " + answer,
                verdict(
                        new Likely(
                                meaning.category(),
                                meaning.mayBe(),
                                meaning.category().equals("not-a-failure") ? Optional.empty() : outcome(meaning.code()),
                                meaning.origin(),
                                meaning.responsible()),
                        isMention(event) ? ofMention(event, story) : CODE_CONFIDENCE,
                        meaning.explanation()),
                0,
                isMention(event) ? "the text speaks of " + answer : "the log says that the answer was " + answer,
                meaning.actions(),
                List.of(new Evidence(event, Evidence.describe("stated"))));
    }

    private static Verdict verdict(Likely likely, double confidence, String because) {
        return new Verdict(
                likely.category(),
                likely.mayBe(),
                likely.outcome(),
                Optional.empty(),
                likely.origin(),
                likely.responsible(),
                confidence,
                new Template(List.of()),
                because,
                List.of(),
                List.of("Only a line of a product's log speaks here: the SIP messages of the call would show more."),
                List.of());
    }

    /** A challenge is no outcome: the next attempt may have been accepted. */
    private static Optional<String> outcome(int code) {
        return code == 401 || code == 407 ? Optional.empty() : Optional.of(code < 400 ? "redirected" : "failed");
    }

    /** Whether a line speaks of a request that ends a call, whose cause becomes no response. */
    static boolean isOfEnd(ObservedEvent event) {
        return isOfBye(event) || WholeWords.anyIn(event.event().line(), List.of("cancel*"));
    }

    private static boolean isOfBye(ObservedEvent event) {
        return WholeWords.anyIn(event.event().line(), List.of("bye"));
    }

    /** Whether the code that a line names is none of SIP. */
    static boolean isForeign(ObservedEvent event) {
        return !event.event().isOfSip();
    }

    /** Whether a line states by which code the far end refused; a code that the node itself sent on may be its translation. */
    static boolean isRefusal(ObservedEvent event, Story story) {
        return !isMention(event) && isRefusalSpokenOf(event, story);
    }

    /** The same, of a code that is spoken of in any words. */
    static boolean isRefusalSpokenOf(ObservedEvent event, Story story) {
        return !isSent(event) && meaning(event, story).isPresent();
    }

    static Optional<Integer> number(@org.jspecify.annotations.Nullable String text) {
        if (text == null || text.length() != 3 || !text.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(text));
    }
}
