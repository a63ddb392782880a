// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.sipassistant.call.Decision;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Party;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;

/** Recognises the end of a session that nobody refreshed (RFC 4028 section 10) by the moment of its BYE. */
final class SessionTimer {
    /** How exactly products keep their timers. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /** The side that waits hangs up a third of the interval before its end, but at most this long before. */
    private static final long EARLIEST_S = 32;

    private static final int THIRD = 3;

    /** How much later than its timer a node may be that has others to ask first. */
    private static final Duration ABOUT = Duration.ofSeconds(10);

    /** RFC 4028 section 4: no session interval is shorter. */
    private static final long SHORTEST_S = 90;

    /** After these the sender tries again. */
    private static final Set<Integer> PASSING = Set.of(401, 407, 422, 491);

    private static final String INVITE = "INVITE";
    private static final String UPDATE = "UPDATE";

    private static final Set<String> SERVERS = Set.of("pbx", "proxy");

    /** How long trunks and PBXs let a call last: a quarter, half or full hours. */
    private static final List<Duration> LIMITS = List.of(
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(4));

    private SessionTimer() {}

    /** Whether a call lasted as long as calls are often allowed to. */
    static boolean isLimit(Optional<Duration> talk) {
        return talk.filter(lasted -> LIMITS.stream().anyMatch(limit -> isAbout(lasted, limit)))
                .isPresent();
    }

    /**
     * Whether a server sent a BYE of its own as long after the answer as calls are often allowed to last, or after a session
     * interval that was spoken of, or half of it, when it is to be refreshed; or up to ten seconds later.
     */
    static boolean isNear(Story story, ObservedMessage bye) {
        Optional<Duration> talk = Timing.of(story).talk();
        Stream<Duration> intervals = story.call().messages().stream()
                .map(m -> m.message().number(Header.SESSION_EXPIRES))
                .flatMap(interval -> interval.stream().boxed())
                .filter(interval -> interval >= SHORTEST_S)
                .map(Duration::ofSeconds)
                .flatMap(interval -> Stream.of(interval, interval.dividedBy(2)));
        return talk.isPresent()
                && Stream.concat(LIMITS.stream(), intervals)
                        .map(talk.get()::minus)
                        .anyMatch(later -> !later.isNegative() && later.compareTo(ABOUT) <= 0)
                && !isForwarded(bye)
                && isOfServer(story, bye);
    }

    /** Every proxy adds a Via (RFC 3261 section 16.6): with more than one somebody behind the server hung up. */
    private static boolean isForwarded(ObservedMessage bye) {
        return bye.message().vias().size() > 1;
    }

    private static boolean isOfServer(Story story, ObservedMessage bye) {
        boolean named = bye.source().flatMap(story.names()::party).isPresent();
        return named
                || story.call().messages().stream()
                        .filter(m -> m.source().isPresent() && m.source().equals(bye.source()))
                        .flatMap(m -> story.productOf(m).stream())
                        .anyMatch(product -> SERVERS.contains(product.role()));
    }

    /** Whether a BYE came when the session interval that was agreed last had run out. */
    static boolean ranOut(Story story, ObservedMessage bye) {
        boolean awaited = wasAwaited(story, bye);
        return lastRefresh(story, bye)
                .filter(refresh -> ranOut(refresh, bye, awaited))
                .isPresent();
    }

    /** Whether the side that sent a BYE waited for the other one to refresh (RFC 4028 section 9: uac or uas of the last one). */
    static boolean wasAwaited(Story story, ObservedMessage bye) {
        return lastRefresh(story, bye)
                .flatMap(refresh -> refresherTag(refresh.message()))
                .filter(tag -> !bye.message().fromTag().equals(Optional.of(tag)))
                .isPresent();
    }

    /**
     * Whose doing it was that a session ended for want of a refresh: who did not take the last one, else who did not send it. Who
     * gives the task to a side that knows nothing of session timers (RFC 4028 section 9) has to blame himself.
     */
    static Optional<Party> side(Story story) {
        return story.bye()
                .flatMap(bye -> refused(story, bye)
                        .or(() -> lastRefresh(story, bye).flatMap(refresh -> negligent(story, refresh, bye))));
    }

    private static Optional<Party> refused(Story story, ObservedMessage bye) {
        return story.later().stream()
                .filter(e -> e.method().equals(INVITE) || e.method().equals(UPDATE))
                .filter(e -> e.first().isBefore(bye))
                .reduce((earlier, later) -> later)
                .filter(e -> !e.isSuccessful()
                        && e.finalResponse()
                                .filter(m -> PASSING.contains(m.message().statusCode()))
                                .isEmpty())
                .flatMap(e -> {
                    Optional<Party> refuser = InDialog.isUnanswered(e, story)
                            ? Optional.empty()
                            : Decision.of(e).flatMap(decision -> new RefusedInside(e, decision).side(story));
                    return refuser.or(() -> Optional.of(other(story.isFromCaller(e.first()))));
                });
    }

    private static Optional<Party> negligent(Story story, ObservedMessage refresh, ObservedMessage bye) {
        Optional<String> caller = story.request().flatMap(m -> m.message().fromTag());
        Optional<String> refresher = refresherTag(refresh.message());
        if (caller.isEmpty()
                || refresher.isEmpty()
                || refresher.equals(bye.message().fromTag())) {
            return Optional.empty();
        }
        boolean ofCaller = refresher.equals(caller);
        boolean able = story.request()
                .filter(m -> ofCaller && refresher.equals(refresh.message().fromTag()))
                .flatMap(m -> m.message().header("Supported"))
                .filter(options -> !options.toLowerCase(Locale.ROOT).contains("timer"))
                .isEmpty();
        return Optional.of(other(able != ofCaller));
    }

    private static Party other(boolean isCaller) {
        return isCaller ? Party.CALLEE : Party.CALLER;
    }

    private static Optional<String> refresherTag(SipMessage refresh) {
        String expires = refresh.header("Session-Expires").orElse("").toLowerCase(Locale.ROOT);
        if (expires.contains("refresher=uac")) {
            return refresh.fromTag();
        }
        return expires.contains("refresher=uas") ? refresh.toTag() : Optional.empty();
    }

    /** @param awaited whether the other side had to refresh: then any moment will do from which on it is too late */
    private static boolean ranOut(ObservedMessage refresh, ObservedMessage bye, boolean awaited) {
        OptionalLong interval = refresh.message().number(Header.SESSION_EXPIRES);
        Optional<Duration> waited = refresh.until(bye);
        if (interval.isEmpty() || waited.isEmpty()) {
            return false;
        }
        long agreed = interval.getAsLong();
        Duration early = Duration.ofSeconds(agreed - Math.min(EARLIEST_S, agreed / THIRD));
        Duration late = Duration.ofSeconds(agreed);
        boolean between = waited.get().compareTo(early) >= 0 && waited.get().compareTo(late) <= 0;
        return (awaited && between) || isAbout(waited.get(), early) || isAbout(waited.get(), late);
    }

    /** The last 2xx of the same dialog; another leg of the call has a timer of its own. */
    private static Optional<ObservedMessage> lastRefresh(Story story, ObservedMessage bye) {
        return story.call().messages().stream()
                .takeWhile(m -> !m.equals(bye))
                .filter(m -> dialog(m.message()).equals(dialog(bye.message())))
                .filter(m -> m.message().statusCode() / 100 == 2)
                .filter(m -> m.message().method().equals(INVITE)
                        || m.message().method().equals(UPDATE))
                .reduce((earlier, later) -> later);
    }

    /** RFC 3261 section 12: Call-ID and both tags, whoever sent the message. */
    private static Set<String> dialog(SipMessage message) {
        Set<String> names = new HashSet<>();
        message.callId().ifPresent(names::add);
        message.fromTag().ifPresent(names::add);
        message.toTag().ifPresent(names::add);
        return names;
    }

    private static boolean isAbout(Duration actual, Duration expected) {
        return actual.minus(expected).abs().compareTo(TOLERANCE) <= 0;
    }
}
