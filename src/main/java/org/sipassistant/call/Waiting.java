// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sipassistant.message.Endpoint;

/**
 * The requests that wait at some node for what comes back from behind it. A B2BUA sends such a request on as one of its
 * own, under another From tag or Call-ID.
 */
final class Waiting {
    /** Whoever keeps the other side for longer has something else for it: a park position, a menu, the next agent. */
    private static final Duration HANDED_ON = Duration.ofSeconds(5);

    private final UnaryOperator<String> nodes;
    private final Map<String, Leg> byNode = new HashMap<>();

    /** @param nodes gives the addresses of one node the same name */
    Waiting(UnaryOperator<String> nodes) {
        this.nodes = nodes;
    }

    /** A hop that ended at some node, and the exchange it belongs to. */
    record Leg(Exchange owner, Transaction hop) {

        String callId() {
            return hop.first().message().callId().orElse("");
        }

        private boolean isOpenAt(ObservedMessage later) {
            // A B2BUA answers a BYE itself before it sends one on.
            Duration open = hop.method().equals("BYE") ? HANDED_ON : Duration.ZERO;
            return hop.finalResponse()
                    .flatMap(answer -> answer.until(later))
                    .filter(since -> since.compareTo(open) >= 0)
                    .isEmpty();
        }
    }

    /** The request that another one continues: it waits at the node where that one starts. */
    Optional<Leg> above(Exchange exchange) {
        return exchange.roots().stream()
                .findFirst()
                .flatMap(Transaction::sender)
                .map(sender -> byNode.get(key(exchange, sender)))
                .filter(leg -> leg.isOpenAt(exchange.first()));
    }

    /** Notes where the hops of an exchange end. */
    void add(Exchange owner, Exchange exchange) {
        for (Transaction hop : exchange.transactions()) {
            hop.receiver().ifPresent(at -> byNode.put(key(exchange, at), new Leg(owner, hop)));
        }
    }

    private String key(Exchange exchange, Endpoint at) {
        return exchange.method() + ' ' + nodes.apply(at.host());
    }
}
