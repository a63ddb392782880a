// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Puts the transactions of one Call-ID together to exchanges: the same request on all its hops. */
final class Exchanges {
    private final Map<String, Exchange> byKey = new LinkedHashMap<>();

    private Exchanges() {}

    static List<Exchange> of(List<Transaction> transactions) {
        Exchanges exchanges = new Exchanges();
        transactions.forEach(exchanges::add);
        // An ACK whose INVITE was not seen says nothing by itself.
        List<Exchange> seen =
                exchanges.byKey.values().stream().filter(e -> !e.isEmpty()).toList();
        seen.forEach(exchange -> Hops.link(exchange.transactions()));
        Set<Exchange> absorbed = absorbLegs(seen);
        return seen.stream().filter(e -> !absorbed.contains(e)).toList();
    }

    private void add(Transaction transaction) {
        String method = switch (transaction.method()) {
            case "ACK", "CANCEL" -> "INVITE";
            default -> transaction.method();
        };
        long cseq = transaction.number();
        String tag = transaction.naming().fromTag().orElse("");
        byKey.computeIfAbsent(method + ' ' + cseq + ' ' + tag, key -> new Exchange(method, cseq, tag))
                .add(transaction);
    }

    /**
     * A B2BUA that keeps the Call-ID sends the request on under a From tag of its own: it starts at the host where
     * another one still waits for its answer.
     */
    private static Set<Exchange> absorbLegs(List<Exchange> exchanges) {
        Waiting waiting = new Waiting(UnaryOperator.identity());
        Set<Exchange> absorbed = new LinkedHashSet<>();
        for (Exchange exchange : exchanges) {
            if (!exchange.method().equals("INVITE") || !exchange.isInitial().orElse(false)) {
                continue;
            }
            Optional<Waiting.Leg> before =
                    waiting.above(exchange).filter(leg -> !leg.owner().fromTag().equals(exchange.fromTag()));
            Exchange owner = before.map(Waiting.Leg::owner).orElse(exchange);
            before.ifPresent(leg -> {
                owner.absorb(exchange, leg.hop());
                absorbed.add(exchange);
            });
            waiting.add(owner, exchange);
        }
        return absorbed;
    }
}
