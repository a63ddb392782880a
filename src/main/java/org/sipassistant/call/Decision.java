// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sipassistant.message.Endpoint;

/**
 * The hop that decided an exchange: the most downstream one whose final response, or whose silence, explains what the
 * sender was told. What the hops above it show is a translation.
 */
public record Decision(Transaction hop, Optional<ObservedMessage> response) {

    /** Codes a node makes by itself when the next hop is silent or cannot be reached (RFC 3261 sections 16.7, 16.9). */
    private static final List<Integer> LOCAL = List.of(408, 480, 500, 502, 503, 504, 477, 478, 487);

    private static final int CANCELLED = 487;

    /** A node that waits for no other branch passes on a refusal sooner than this. */
    private static final Duration PASSED_ON = Duration.ofSeconds(2);

    /** What ends a branch comes no longer than this before upstream is told. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    /** Whether a node makes a code by itself when it cannot pass on a request, or nothing comes back. */
    public static boolean isOfItself(int code) {
        return LOCAL.contains(code);
    }

    public boolean isSilent() {
        return response.isEmpty();
    }

    /** The deciding hop of an exchange; empty where nothing was seen of it. */
    public static Optional<Decision> of(Exchange exchange) {
        List<Transaction> roots = exchange.roots();
        List<Transaction> branches = Forwarding.last(roots.isEmpty() ? exchange.transactions() : roots, List.of());
        boolean takenBack = isTakenBack(exchange);
        return best(branches, exchange.finalAtSender(), takenBack).map(root -> downstream(root, takenBack));
    }

    /** Whether the side that sent it took it back. */
    private static boolean isTakenBack(Exchange exchange) {
        List<Optional<Endpoint>> senders =
                exchange.roots().stream().map(Transaction::sender).toList();
        return exchange.cancels().stream().map(Transaction::sender).anyMatch(senders::contains);
    }

    /** The node that decided: it sent the final response, or should have sent one. */
    public Optional<Endpoint> node() {
        return response.flatMap(ObservedMessage::source).or(hop::receiver);
    }

    private static Decision downstream(Transaction start, boolean takenBack) {
        Transaction hop = start;
        Optional<Transaction> next = next(hop, takenBack);
        while (next.isPresent()) {
            hop = next.get();
            next = next(hop, takenBack);
        }
        return new Decision(hop, hop.finalResponse());
    }

    private static Optional<Transaction> next(Transaction hop, boolean takenBack) {
        // legs with Call-IDs of their own are taken in one by one, the last one first
        List<Transaction> branches = hop.forwarded().stream()
                .sorted((a, b) -> ObservedMessage.ORDER.compare(a.first(), b.first()))
                .toList();
        return best(Forwarding.last(branches, hop.responses()), hop.finalResponse(), takenBack);
    }

    /** Of several branches the one that explains what upstream was told (RFC 3261 section 16.7, step 6). */
    private static Optional<Transaction> best(
            List<Transaction> branches, Optional<ObservedMessage> upstream, boolean takenBack) {
        if (branches.isEmpty()) {
            return Optional.empty();
        }
        int told = upstream.map(m -> m.message().statusCode()).orElse(0);
        Optional<Transaction> success = lastWith(branches, 200, 299);
        if (told / 100 == 2 || (told == 0 && success.isPresent())) {
            return success;
        }
        Optional<Transaction> same = lastWith(branches, told, told);
        if (told > 0 && same.isPresent()) {
            return nextRoute(branches, same.get(), upstream)
                    .or(() -> stillRinging(branches, same.get(), upstream))
                    .or(() -> same);
        }
        Optional<Transaction> silent =
                branches.stream().filter(t -> t.finalResponse().isEmpty()).reduce((earlier, later) -> later);
        if (told == CANCELLED && takenBack && silent.isEmpty()) {
            return Optional.empty(); // no branch that was refused is told so: the request was taken back
        }
        Optional<Transaction> refused = lastWith(branches, 600, 699).or(() -> lastWith(branches, 300, 599));
        if (silent.isPresent() && (told == 0 || LOCAL.contains(told)) && !isLastTry(refused, silent.get(), upstream)) {
            return silent;
        }
        return refused.or(() -> told == 0 ? Optional.of(branches.get(branches.size() - 1)) : Optional.empty());
    }

    /**
     * Whether a branch was tried after another had been silent for long, and upstream was told as soon as it was refused: then
     * the silence had been given up before.
     */
    private static boolean isLastTry(
            Optional<Transaction> refused, Transaction silent, Optional<ObservedMessage> upstream) {
        return refused.filter(last -> isLongerThan(PASSED_ON, silent.first().until(last.first())))
                .flatMap(Transaction::finalResponse)
                .filter(end -> isToldAtOnce(end, upstream))
                .isPresent();
    }

    /**
     * The branch that a node sent because an earlier one had a 5xx, and of whose refusal, one of the number or of the called side, it
     * told upstream at once: what was wrong with the first route had been overcome, whatever code was made of it.
     */
    private static Optional<Transaction> nextRoute(
            List<Transaction> branches, Transaction failed, Optional<ObservedMessage> upstream) {
        Optional<ObservedMessage> failure =
                failed.finalResponse().filter(m -> m.message().statusCode() / 100 == 5);
        return lastWith(branches, 400, 699)
                .filter(last -> failure.filter(m -> m.isBefore(last.first())).isPresent())
                .filter(last -> last.finalResponse()
                        .filter(m -> m.message().statusCode() / 100 != 5
                                && !LOCAL.contains(m.message().statusCode()))
                        .filter(m -> isToldAtOnce(m, upstream))
                        .isPresent());
    }

    private static boolean isToldAtOnce(ObservedMessage refusal, Optional<ObservedMessage> upstream) {
        return upstream.flatMap(refusal::until)
                .filter(passed -> !passed.isNegative() && passed.compareTo(AT_ONCE) <= 0)
                .isPresent();
    }

    private static boolean isLongerThan(Duration least, Optional<Duration> gap) {
        return gap.filter(waited -> waited.compareTo(least) > 0).isPresent();
    }

    /**
     * The branch that rang until upstream was told of a refusal of long before: a node that has had a final response waits for
     * the other branches alone, so their time was up.
     */
    private static Optional<Transaction> stillRinging(
            List<Transaction> branches, Transaction refused, Optional<ObservedMessage> upstream) {
        boolean isLate = refused.finalResponse()
                .flatMap(early -> upstream.flatMap(early::until))
                .filter(waited -> waited.compareTo(PASSED_ON) > 0)
                .isPresent();
        return branches.stream()
                .filter(branch -> isLate && branch.provisional(180, 180).isPresent())
                .filter(branch -> branch.finalResponse()
                        .flatMap(last -> upstream.flatMap(last::until))
                        .filter(before -> before.compareTo(AT_ONCE) > 0)
                        .isEmpty())
                .reduce((earlier, later) -> later);
    }

    private static Optional<Transaction> lastWith(List<Transaction> branches, int from, int to) {
        return branches.stream()
                .filter(t -> t.finalResponse()
                        .filter(m ->
                                m.message().statusCode() >= from && m.message().statusCode() <= to)
                        .isPresent())
                .reduce((earlier, later) -> later);
    }
}
