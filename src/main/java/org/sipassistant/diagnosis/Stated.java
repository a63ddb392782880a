// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Decision;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.PlainWords;
import org.sipassistant.message.PrivateAddress;

/**
 * {@code stated: {says: [wrong-password]}}: a log line beside the messages says so, in the wording of whatever product
 * ({@code knowledge/events}).
 *
 * @param codes of the response the line names
 * @param details texts of which one stands in the line ({@link WholeWords})
 * @param apart texts of which none stands in the line ({@link WholeWords})
 * @param namesUser whether the line names an account, or who the request is from
 * @param sources from how many different public addresses such lines tell
 * @param users how many names of accounts were tried from one and the same public address ({@link TriedUsers})
 * @param prefixes how many beginnings of one and the same number were dialled from one public address by somebody without
 *     a name ({@link TriedNumbers})
 * @param without what no line may say
 * @param agreeing codes with which the lines agree: they do not count where the far end stated another refusal and none of
 *     these, because a product's summary in words says less than the code that it sums up
 * @param thenFine whether a 2xx, or a line about one, follows the first such line
 * @param beforeAnswer whether the first such line stands before the answer that decided
 * @param after what a line before it says
 * @param atOnceAfter what a line says in the same instant before it: sooner than any other node could have had a part in it
 */
record Stated(
        List<String> says,
        List<String> codes,
        List<String> details,
        List<String> apart,
        Optional<Boolean> namesUser,
        Optional<Bound> sources,
        Optional<Bound> users,
        Optional<Bound> prefixes,
        List<String> without,
        List<String> agreeing,
        Optional<Boolean> thenFine,
        Optional<Boolean> beforeAnswer,
        Optional<String> after,
        Optional<String> atOnceAfter)
        implements Clause {

    /** The clocks of logs count milliseconds; an answer over a wire takes some of them. */
    private static final Duration INSTANT = Duration.ofMillis(1);

    private static final String TRANSPORT_SECURITY = "tls-";

    private static final Set<String> SECURED = Set.of("TLS", "WSS");

    private static final Set<String> FINE = Set.of("answered", "registered");

    static Stated read(Section section) {
        Stated read = new Stated(
                section.texts("says"),
                section.texts("code"),
                lower(section.texts("line")),
                lower(section.texts("apart")),
                Clause.flag(section, "names_user"),
                Clause.bound(section, "sources"),
                Clause.bound(section, "users"),
                Clause.bound(section, "prefixes"),
                section.texts("without"),
                section.texts("agreeing"),
                Clause.flag(section, "then_fine"),
                Clause.flag(section, "before_answer"),
                section.optionalText("after"),
                section.optionalText("at_once_after"));
        if (read.says.isEmpty()) {
            throw section.problem("says", "is missing");
        }
        section.done();
        return read;
    }

    private static List<String> lower(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        List<ObservedEvent> matching = story.call().events().stream()
                .filter(event -> matches(event, story))
                .toList();
        boolean excluded = story.call().events().stream()
                .anyMatch(event -> without.contains(event.event().says()));
        return matching.isEmpty()
                        || excluded
                        || (!agreeing.isEmpty() && StatedCodes.disagree(story, agreeing))
                        || !Clause.holds(sources, sources(matching))
                        || !Clause.holds(users, users.isEmpty() ? 0 : TriedUsers.most(matching))
                        || !Clause.holds(prefixes, prefixes.isEmpty() ? 0 : TriedNumbers.most(matching))
                        || !Clause.is(thenFine, isFineAfter(matching.get(0), story))
                        || !Clause.is(beforeAnswer, isBeforeAnswer(matching.get(0), story))
                ? Optional.empty()
                : Optional.of(Map.of("stated", best(matching)));
    }

    /** The first line in the wording of a product, else the first one. */
    private static ObservedEvent best(List<ObservedEvent> matching) {
        return matching.stream()
                .filter(event -> !event.event().product().equals(PlainWords.PRODUCT))
                .findFirst()
                .orElse(matching.get(0));
    }

    private static boolean isFineAfter(ObservedEvent first, Story story) {
        return story.call().messages().stream()
                        .anyMatch(m ->
                                m.position() > first.position() && m.message().statusCode() / 100 == 2)
                || story.call().events().stream()
                        .anyMatch(e -> e.position() > first.position()
                                && FINE.contains(e.event().says()));
    }

    private static boolean isBeforeAnswer(ObservedEvent first, Story story) {
        return story.finalResponse()
                .or(story::told)
                .filter(answer -> first.position() < answer.position())
                .isPresent();
    }

    /** From how many hosts outside; the port of a scanner changes with every request, and behind private ones are own devices. */
    private static long sources(List<ObservedEvent> events) {
        return events.stream()
                .map(event -> event.event().fields().getOrDefault("source", ""))
                .filter(source -> !source.isEmpty())
                .map(source -> source.lastIndexOf(':') > 0 ? source.substring(0, source.lastIndexOf(':')) : source)
                .filter(host -> !PrivateAddress.isPrivate(host))
                .distinct()
                .count();
    }

    private boolean matches(ObservedEvent observed, Story story) {
        return says.contains(observed.event().says())
                && !isProvedWrong(observed, story)
                && (codes.isEmpty() || codes.contains(observed.event().fields().getOrDefault("code", "")))
                && (details.isEmpty() || WholeWords.anyIn(observed.event().line(), details))
                && !WholeWords.anyIn(observed.event().line(), apart)
                && (namesUser.isEmpty() || Clause.is(namesUser, namesUser(observed.event())))
                && after.map(cause -> story.call().events().stream().anyMatch(event -> isAfter(observed, event, cause)))
                        .orElse(true)
                && atOnceAfter
                        .map(cause ->
                                story.call().events().stream().anyMatch(event -> isAtOnce(observed, event, cause)))
                        .orElse(true);
    }

    private static boolean namesUser(LogEvent event) {
        return event.fields().containsKey("user") || event.fields().containsKey("from");
    }

    /**
     * Whether it speaks of transport security, and later a final response came over it that no node makes of its own when that
     * fails. Where a request of the call was seen before, whoever writes may have answered it himself.
     */
    private static boolean isProvedWrong(ObservedEvent observed, Story story) {
        return observed.event().says().startsWith(TRANSPORT_SECURITY)
                && story.call().messages().stream()
                        .noneMatch(m -> m.message().isRequest() && m.position() < observed.position())
                && story.call().messages().stream()
                        .filter(m -> m.position() > observed.position())
                        .filter(m -> m.message().isFinal()
                                && !Decision.isOfItself(m.message().statusCode()))
                        .anyMatch(Stated::isSecured);
    }

    private static boolean isSecured(ObservedMessage message) {
        return message.message()
                .topVia()
                .filter(via -> SECURED.contains(via.transport().toUpperCase(Locale.ROOT)))
                .isPresent();
    }

    /** What a line says; of a 100 and an 18x that came, no other provisional response, what the code says. */
    private static String saying(LogEvent event) {
        String code = event.says().equals("response-received") ? event.fields().getOrDefault("code", "") : "";
        return code.startsWith("18") ? "ringing" : code.equals("100") ? "trying" : event.says();
    }

    /** On the same channel, where the lines name one. */
    private static boolean isAfter(ObservedEvent observed, ObservedEvent before, String cause) {
        return saying(before.event()).equals(cause)
                && before.position() < observed.position()
                && Objects.equals(
                        before.event().fields().get("channel"),
                        observed.event().fields().get("channel"));
    }

    private static boolean isAtOnce(ObservedEvent observed, ObservedEvent before, String cause) {
        Optional<Instant> then = before.observation().at().filter(at -> at.getNano() != 0); // else of whole seconds
        return isAfter(observed, before, cause)
                && observed.observation()
                        .at()
                        .flatMap(now -> then.map(start -> Duration.between(start, now)))
                        .filter(wait -> !wait.isNegative() && wait.compareTo(INSTANT) <= 0)
                        .isPresent();
    }
}
