// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.log.CodeMentions;

/**
 * The response that decided, where it was not seen itself but a log line tells of it.
 *
 * @param line that tells it
 * @param cause the hang-up cause whose code it is (RFC 3398); empty where the line names the code itself
 */
public record StatedAnswer(ObservedEvent line, int code, Optional<Cause> cause) {

    /** The lowest code that refuses. */
    private static final int REFUSAL = 300;

    /**
     * Empty where no line tells of one.
     *
     * @param fine whether nothing failed: then only a success can have decided
     */
    static Optional<StatedAnswer> of(Story story, Finding best, boolean fine) {
        List<ObservedEvent> all = story.call().events();
        if (fine) {
            return last(all, event -> field(event).filter(code -> code / 100 == 2));
        }
        List<ObservedEvent> cited = best.evidence().stream()
                .map(Evidence::witness)
                .filter(ObservedEvent.class::isInstance)
                .map(ObservedEvent.class::cast)
                .toList();
        CodeMentions words = new CodeMentions(story.knowledge());
        return last(cited, StatedAnswer::refusal)
                .or(() -> StatedAlone.answer(story).flatMap(line -> named(line, field(line))))
                .or(() -> last(cited, event -> words.code(event.event().line())))
                .or(() -> last(
                        all,
                        isMention().negate(),
                        event -> words.code(event.event().line())))
                .or(() -> last(all, isMention(), StatedAnswer::refusal))
                .or(() -> Stream.concat(cited.stream(), all.stream())
                        .flatMap(event -> ofCause(event, story).stream())
                        .findFirst());
    }

    public Optional<String> method() {
        return field("method");
    }

    public Optional<String> phrase() {
        return cause.isPresent() ? Optional.empty() : field("phrase");
    }

    private Optional<String> field(String name) {
        return Optional.ofNullable(line.event().fields().get(name));
    }

    private interface CodeOf {
        Optional<Integer> read(ObservedEvent event);
    }

    private static Optional<StatedAnswer> last(List<ObservedEvent> events, CodeOf code) {
        return last(events, event -> true, code);
    }

    private static Optional<StatedAnswer> last(List<ObservedEvent> events, Predicate<ObservedEvent> of, CodeOf code) {
        return events.stream()
                .filter(of.and(event -> !StatedAlone.isForeign(event)))
                .flatMap(event -> named(event, code.read(event)).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<StatedAnswer> named(ObservedEvent line, Optional<Integer> code) {
        return code.map(number -> new StatedAnswer(line, number, Optional.empty()));
    }

    private static Predicate<ObservedEvent> isMention() {
        return event -> event.event().says().equals(CodeMentions.SAYS);
    }

    private static Optional<Integer> field(ObservedEvent event) {
        return StatedAlone.number(event.event().fields().get("code"));
    }

    private static Optional<Integer> refusal(ObservedEvent event) {
        return field(event).filter(code -> code >= REFUSAL);
    }

    private static Optional<StatedAnswer> ofCause(ObservedEvent event, Story story) {
        if (StatedAlone.isOfEnd(event)) {
            return Optional.empty();
        }
        Map<String, String> fields = event.event().fields();
        return Optional.ofNullable(fields.get("cause_name"))
                .or(() -> Optional.ofNullable(fields.get("q850")))
                .flatMap(story.knowledge()::cause)
                .flatMap(cause -> cause.sip().map(code -> new StatedAnswer(event, code, Optional.of(cause))));
    }
}
