// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Header;
import org.sipassistant.message.RequestLine;

/**
 * {@code in_dialog: {...}}: a request after the answer got a final response like this, or none.
 *
 * @param pattern of the final response its sender got; where that hop was not seen, of the one that decided
 * @param repaired whether a later request of the same method was accepted
 * @param unanswered whether the other side never answered it, however often it was repeated, or until a node on the way gave up
 * @param foreignTags whether it bears the tags of no dialog that the call made
 * @param lastReport whether it is the NOTIFY that ends a subscription, which may find nobody any more
 * @param media the type of a stream that it asks for, such as {@code image} for fax; empty where it does not matter
 * @param survived whether the dialog went on all the same: the other side accepted a request after it, or nobody hung up for
 *     longer than whoever takes the other side for lost
 * @param crossed whether the other side sent the same method within the two seconds before or after, or a BYE had ended
 *     the call
 * @param toNowhere whether its Request-URI shows by itself that nobody outside can send there
 */
record InDialog(
        List<String> methods,
        MessagePattern pattern,
        boolean unanswered,
        Optional<Boolean> repaired,
        Optional<Boolean> crossed,
        Optional<Boolean> foreignTags,
        Optional<Boolean> lastReport,
        List<String> media,
        Optional<Boolean> survived,
        Optional<Boolean> toNowhere)
        implements Clause {

    private static final Duration CROSSING = Duration.ofSeconds(2);

    /** Twice 64 times T1: who gets no answer hangs up after once that time (RFC 3261 section 12.2.1.2). */
    private static final Duration GIVEN_UP = Duration.ofSeconds(64);

    /** 64 times T1. */
    private static final Duration ABANDONED = Duration.ofSeconds(32);

    private static final String TERMINATED = "terminated";

    private static final int TRYING = 100;
    private static final String DATAGRAMS = "UDP";

    /** What a node answers for one that it heard nothing from. */
    private static final Set<Integer> GIVEN_UP_WAITING = Set.of(408, 504);

    static InDialog read(Section section) {
        InDialog read = new InDialog(
                section.texts("request"),
                MessagePattern.read(section),
                section.flag("unanswered", false),
                Clause.flag(section, "repaired"),
                Clause.flag(section, "crossed"),
                Clause.flag(section, "foreign_tags"),
                Clause.flag(section, "last_report"),
                section.texts("media"),
                Clause.flag(section, "survived"),
                Clause.flag(section, "to_nowhere"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return found(story)
                .map(e -> unanswered
                        ? silentEnd(e, story)
                                .map(bye -> Map.<String, Witness>of("in_dialog.request", bye))
                                .orElseGet(() -> evidence(e))
                        : evidence(e));
    }

    @Override
    public Optional<Awaited> awaited(Story story) {
        return found(story)
                .filter(e -> unanswered && e.finalResponse().isEmpty())
                .map(e ->
                        new Awaited(e.first(), "Whether an answer came later: the material ends too soon to show it."));
    }

    private Optional<Exchange> found(Story story) {
        return story.later().stream()
                .filter(e -> methods.isEmpty() || methods.contains(e.method()))
                .filter(e -> unanswered ? isUnanswered(e, story) : isRefused(e, story))
                .filter(e -> Clause.is(repaired, isRepaired(e, story)))
                .filter(e -> Clause.is(crossed, isCrossed(e, story)))
                .filter(e -> foreignTags.isEmpty() || Clause.is(foreignTags, ForeignTags.are(e.first(), story)))
                .filter(e -> Clause.is(lastReport, isLastReport(e.first())))
                .filter(e -> media.isEmpty() || asksFor(e.first()))
                .filter(e -> Clause.is(survived, isSurvived(e, story)))
                .filter(e -> Clause.is(toNowhere, isToNowhere(e.first())))
                .findFirst();
    }

    private boolean isRefused(Exchange exchange, Story story) {
        return exchange.finalResponse().filter(m -> pattern.matches(m, story)).isPresent()
                || RefusedInside.onOtherLeg(exchange)
                        .filter(m -> pattern.matches(m, story))
                        .isPresent();
    }

    private static boolean isLastReport(ObservedMessage request) {
        return request.message()
                .header("Subscription-State")
                .filter(state -> state.strip().regionMatches(true, 0, TERMINATED, 0, TERMINATED.length()))
                .isPresent();
    }

    /** Where more than one Route is left, the Request-URI is not what the next node looks up (RFC 3261 section 16.12). */
    private static boolean isToNowhere(ObservedMessage request) {
        return request.message().addresses(Header.ROUTE).size() <= 1
                && request.message().startLine() instanceof RequestLine line
                && DeadAddress.is(line.uri());
    }

    private boolean asksFor(ObservedMessage request) {
        return request.message().sdp().stream()
                .flatMap(sdp -> sdp.media().stream())
                .anyMatch(medium -> medium.port() > 0 && media.contains(medium.type()));
    }

    /**
     * The other side said nothing: on some hop the request was repeated as after Timers A and E (RFC 3261 section 17.1) and
     * got no response, or a node on the way gave up waiting (sections 12.2.1.2 and 16.8). A 100 is no word of the other side,
     * and a node that joins two calls answers a BYE itself, whatever becomes of the one that it sends on.
     */
    static boolean isUnanswered(Exchange exchange, Story story) {
        return isUnanswered(exchange.transactions(), story)
                || silentEnd(exchange, story).isPresent();
    }

    /** The BYE of another leg than the one that was answered, repeated in vain; not where that side had hung up itself. */
    private static Optional<ObservedMessage> silentEnd(Exchange exchange, Story story) {
        if (!exchange.method().equals("BYE")) {
            return Optional.empty();
        }
        Map<Optional<String>, List<Transaction>> legs = exchange.transactions().stream()
                .collect(Collectors.groupingBy(hop -> hop.first().message().callId()));
        return legs.values().stream()
                .filter(leg -> legs.size() > 1 && isUnheard(leg))
                .flatMap(List::stream)
                .filter(InDialog::isSilent)
                .map(Transaction::first)
                .filter(bye -> !isMet(bye, exchange, story))
                .findFirst();
    }

    /** Whether whom a BYE is for had sent one before its sender gave up. */
    private static boolean isMet(ObservedMessage bye, Exchange exchange, Story story) {
        return story.later().stream()
                .filter(e -> e.method().equals("BYE") && e != exchange)
                .flatMap(e -> e.transactions().stream())
                .map(Transaction::first)
                .filter(other -> other.message().callId().equals(bye.message().callId()))
                .flatMap(other -> bye.until(other).stream())
                .anyMatch(gap -> gap.compareTo(ABANDONED) < 0);
    }

    private static boolean isUnanswered(List<Transaction> hops, Story story) {
        return isUnheard(hops) && hops.stream().anyMatch(hop -> isSilent(hop) || isSilentConnection(hop, story));
    }

    private static boolean isUnheard(List<Transaction> hops) {
        return hops.stream()
                .flatMap(hop -> hop.responses().stream())
                .map(m -> m.message().statusCode())
                .allMatch(code -> code == TRYING || GIVEN_UP_WAITING.contains(code));
    }

    /** Over a connection nothing is repeated: that no answer came shows in that everything else went on. */
    private static boolean isSilentConnection(Transaction hop, Story story) {
        ObservedMessage request = hop.first();
        return hop.responses().isEmpty()
                && request.message().isRequest()
                && request.message()
                        .topVia()
                        .filter(via -> !via.transport().equalsIgnoreCase(DATAGRAMS))
                        .isPresent()
                && story.material().wouldShowAnswer(request)
                && Awaited.stayedAway(request, story);
    }

    private static boolean isSilent(Transaction hop) {
        return hop.finalResponse().isPresent() || (hop.responses().isEmpty() && hop.requestRetransmissions() >= 2);
    }

    /**
     * Whether it did no harm: the same was accepted later, or the call was answered after it. Whoever is told that there is no
     * such call takes it for ended; that the other side hangs up later repairs nothing.
     */
    static boolean isRepaired(Exchange exchange, Story story) {
        boolean early = story.state() == State.ANSWERED
                && exchange.finalResponse()
                        .filter(refusal ->
                                story.finalResponse().filter(refusal::isBefore).isPresent())
                        .isPresent();
        return early
                || story.later().stream()
                        .dropWhile(e -> e != exchange)
                        .skip(1)
                        .filter(e -> !e.method().equals("BYE") || e.fromTag().equals(exchange.fromTag()))
                        .anyMatch(e -> e.method().equals(exchange.method()) && e.isSuccessful());
    }

    private static boolean isSurvived(Exchange exchange, Story story) {
        boolean accepted = story.later().stream()
                .dropWhile(e -> e != exchange)
                .skip(1)
                .anyMatch(e -> !e.method().equals("BYE") && e.fromTag().equals(exchange.fromTag()) && e.isSuccessful());
        return accepted
                || story.bye()
                        .flatMap(exchange.first()::until)
                        .filter(lasted -> lasted.compareTo(GIVEN_UP) > 0)
                        .isPresent();
    }

    /** Whether nothing can come of its refusal: the other side sent the same just then, or the call had ended before. */
    static boolean isCrossed(Exchange exchange, Story story) {
        return isAfterEnd(exchange, story) || isMirrored(exchange, story);
    }

    /** Whether another BYE had been sent before this request was answered, or would have been. */
    private static boolean isAfterEnd(Exchange exchange, Story story) {
        ObservedMessage end = exchange.finalResponse().orElseGet(exchange::first);
        return story.later().stream()
                .filter(e -> e.method().equals("BYE") && e != exchange)
                .filter(e -> e.transactions().stream()
                        .anyMatch(hop -> hop.first()
                                .message()
                                .callId()
                                .equals(end.message().callId())))
                .anyMatch(bye -> bye.first().isBefore(end)
                        && (bye.first().isBefore(exchange.first())
                                || !bye.fromTag().equals(exchange.fromTag())));
    }

    private static boolean isMirrored(Exchange exchange, Story story) {
        return story.later().stream()
                .filter(e ->
                        e.method().equals(exchange.method()) && !e.fromTag().equals(exchange.fromTag()))
                .anyMatch(e -> e.first()
                        .until(exchange.first())
                        .filter(d -> d.abs().compareTo(CROSSING) > 0)
                        .isEmpty());
    }

    static Map<String, Witness> evidence(Exchange exchange) {
        Map<String, Witness> evidence = new HashMap<>();
        exchange.request().ifPresent(m -> evidence.put("in_dialog.request", m));
        RefusedInside.first(exchange).ifPresent(m -> evidence.put("in_dialog.response", m));
        return evidence;
    }
}
