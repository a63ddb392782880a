// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

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

    public boolean isSilent() {
        return response.isEmpty();
    }

    /** The deciding hop of an exchange; empty where nothing was seen of it. */
    public static Optional<Decision> of(Exchange exchange) {
        List<Transaction> roots = exchange.roots();
        return best(roots.isEmpty() ? exchange.transactions() : roots, exchange.finalAtSender())
                .map(root -> downstream(root));
    }

    /** The node that decided: it sent the final response, or should have sent one. */
    public Optional<Endpoint> node() {
        return response.flatMap(ObservedMessage::source).or(hop::receiver);
    }

    private static Decision downstream(Transaction start) {
        Transaction hop = start;
        Optional<Transaction> next = best(hop.forwarded(), hop.finalResponse());
        while (next.isPresent()) {
            hop = next.get();
            next = best(hop.forwarded(), hop.finalResponse());
        }
        return new Decision(hop, hop.finalResponse());
    }

    /** Of several branches the one that explains what upstream was told (RFC 3261 section 16.7, step 6). */
    private static Optional<Transaction> best(List<Transaction> branches, Optional<ObservedMessage> upstream) {
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
            return same;
        }
        Optional<Transaction> silent =
                branches.stream().filter(t -> t.finalResponse().isEmpty()).reduce((earlier, later) -> later);
        if (silent.isPresent() && (told == 0 || LOCAL.contains(told))) {
            return silent;
        }
        return lastWith(branches, 600, 699)
                .or(() -> lastWith(branches, 300, 599))
                .or(() -> told == 0 ? Optional.of(branches.get(branches.size() - 1)) : Optional.empty());
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
