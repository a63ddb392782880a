// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.LegMarks;
import org.sipassistant.call.ObservedMessage;

/**
 * Finds the registrations of the callee before a call that got one of the answers that a registrar gives where it knows no
 * address of a user, and of the others as well. One search, of the newest documents in a bounded time.
 */
final class RegistrationSearch {
    /** Longer than most registrars grant. */
    private static final Duration BEFORE = Duration.ofHours(2);

    /** Clocks of observers differ. */
    private static final Duration AFTER = Duration.ofSeconds(5);

    private static final int MOST = 40;

    /** They add no more than this part to the text that may be read. */
    private static final int SHARE = 50;

    /** More than the legs of a call have that was not made to cost time. */
    private static final int USERS = 8;

    private static final Set<Integer> PERHAPS_UNREGISTERED = Set.of(404, 408, 410, 430, 480);

    private final Pages pages;
    private final WhyLimits limits;

    RegistrationSearch(Cluster cluster, WhyLimits limits, List<String> indices) {
        this.pages = new Pages(cluster, indices, limits);
        this.limits = limits;
    }

    /**
     * Adds the documents of registrations.
     *
     * @param calls what was read of the call
     */
    CompletionStage<Found> run(Found found, List<Call> calls) {
        Optional<Call> failed =
                calls.stream().filter(RegistrationSearch::isPerhapsUnregistered).reduce((earlier, later) -> later);
        Optional<Instant> start = failed.flatMap(LegMarks::of).flatMap(LegMarks::start);
        Set<String> users = new LinkedHashSet<>();
        failed.ifPresent(call -> LegMarks.ofLegs(call).forEach(leg -> users.addAll(leg.called())));
        if (start.isEmpty() || users.isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        Found registrations = new Found(hit -> true, MOST, limits.maxBytes() / SHARE, false);
        return pages.read(registrations, query(users, start.get()), Pages.NEWEST_FIRST)
                .thenApply(found::withRegistrations);
    }

    private static boolean isPerhapsUnregistered(Call call) {
        Stream<ObservedMessage> finals = call.legs().stream()
                .flatMap(leg -> leg.attempts().stream())
                .flatMap((Exchange attempt) -> attempt.finalResponse().stream());
        return finals.anyMatch(m -> PERHAPS_UNREGISTERED.contains(m.message().statusCode()));
    }

    private static Map<String, Object> query(Set<String> users, Instant start) {
        List<Object> named = new ArrayList<>();
        users.stream().limit(USERS).forEach(user -> named.add(LegSearch.phrase("sip:" + user, LegSearch.TEXT)));
        List<Object> registering =
                List.of(LegSearch.phrase("REGISTER", List.of("sip.method")), LegSearch.numbered("CSeq REGISTER"));
        return Map.of(
                "bool",
                Map.of(
                        "filter",
                        List.of(
                                LegSearch.any(named),
                                LegSearch.any(registering),
                                CallSearch.range(
                                        Optional.of(start.minus(BEFORE).toString()),
                                        Optional.of(start.plus(AFTER).toString())))));
    }
}
