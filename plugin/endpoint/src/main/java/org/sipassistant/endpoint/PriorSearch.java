// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.LegMarks;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Endpoint;

/**
 * Finds what happened before a call, and decides it although it is no part of it: the registrations of the callee, where a
 * registrar may know no address of it any more, and the pings of the node that refused, where that may have lost its gateways.
 * One search for each that the answer of the call asks for, of the newest documents in a bounded time; of other calls none.
 */
final class PriorSearch {
    /** What a registrar answers that knows no address of a user, and others answer as well. */
    private static final Set<Integer> PERHAPS_UNREGISTERED = Set.of(404, 408, 410, 430, 480);

    /** Longer than most registrars grant. */
    private static final Duration GRANTED = Duration.ofHours(2);

    /** What a node answers that has nobody to send a call to, and others answer as well. */
    private static final Set<Integer> PERHAPS_ALONE = Set.of(408, 500, 502, 503, 504);

    /** Several pings of any node that pings at all. */
    private static final Duration PINGED = Duration.ofMinutes(10);

    /** Clocks of observers differ. */
    private static final Duration AFTER = Duration.ofSeconds(5);

    private static final int MOST = 100;

    /** They add no more than this part to the text that may be read. */
    private static final int SHARE = 50;

    /** More than the legs of a call have that was not made to cost time. */
    private static final int NAMES = 8;

    private final Pages pages;
    private final WhyLimits limits;

    PriorSearch(Cluster cluster, WhyLimits limits, List<String> indices) {
        this.pages = new Pages(cluster, indices, limits);
        this.limits = limits;
    }

    /**
     * Adds the documents of registrations and pings.
     *
     * @param calls what was read of the call
     */
    CompletionStage<Found> run(Found found, List<Call> calls) {
        Optional<Call> failed = calls.stream()
                .filter(call -> refusals(call).findAny().isPresent())
                .reduce((earlier, later) -> later);
        Optional<Instant> start = failed.flatMap(LegMarks::of).flatMap(LegMarks::start);
        if (start.isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        return registrations(found, failed.get(), start.get())
                .thenCompose(registered -> pings(registered, failed.get(), start.get()));
    }

    private static Stream<ObservedMessage> refusals(Call call) {
        return call.legs().stream()
                .flatMap(leg -> leg.attempts().stream())
                .flatMap((Exchange attempt) -> attempt.finalResponse().stream())
                .filter(m -> PERHAPS_UNREGISTERED.contains(m.message().statusCode())
                        || PERHAPS_ALONE.contains(m.message().statusCode()));
    }

    private CompletionStage<Found> registrations(Found found, Call call, Instant start) {
        boolean asked = refusals(call)
                .anyMatch(m -> PERHAPS_UNREGISTERED.contains(m.message().statusCode()));
        Set<String> users = new LinkedHashSet<>();
        LegMarks.ofLegs(call).forEach(leg -> users.addAll(leg.called()));
        if (!asked || users.isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        List<Object> named = users.stream()
                .limit(NAMES)
                .<Object>map(user -> LegSearch.phrase("sip:" + user, LegSearch.TEXT))
                .toList();
        return read("REGISTER", named, start, GRANTED).thenApply(found::withPrior);
    }

    private CompletionStage<Found> pings(Found found, Call call, Instant start) {
        Set<String> nodes = refusals(call)
                .filter(m -> PERHAPS_ALONE.contains(m.message().statusCode()))
                .flatMap(m -> m.source().map(Endpoint::host).stream())
                .limit(NAMES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (nodes.isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        List<Object> named = nodes.stream()
                .<Object>map(node -> LegSearch.phrase(node, List.of("source.ip", "destination.ip")))
                .toList();
        // of a part of them none could be told from one that no longer answers
        return read("OPTIONS", named, start, PINGED)
                .thenApply(pings -> pings.hits().size() < MOST ? found.withPrior(pings) : found);
    }

    private CompletionStage<Found> read(String method, List<Object> named, Instant start, Duration before) {
        List<Object> ofMethod =
                List.of(LegSearch.phrase(method, List.of("sip.method")), LegSearch.numbered("CSeq " + method));
        Map<String, Object> query = Map.of(
                "bool",
                Map.of(
                        "filter",
                        List.of(
                                LegSearch.any(named),
                                LegSearch.any(ofMethod),
                                CallSearch.range(
                                        Optional.of(start.minus(before).toString()),
                                        Optional.of(start.plus(AFTER).toString())))));
        Found prior = new Found(hit -> true, MOST, limits.maxBytes() / SHARE, false);
        return pages.read(prior, query, Pages.NEWEST_FIRST);
    }
}
