// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Via;

/** Finds which transaction forwarded which (RFC 3261 section 16.6): a proxy adds its Via on top of the one it got. */
final class Hops {
    /** More hops than Max-Forwards lets a request take (RFC 3261 section 8.1.1.6); what claims more is forged. */
    private static final int MOST_HOPS = 70;

    /** The hop that a branch belongs to. */
    private final Map<String, Transaction> byBranch = new HashMap<>();

    /** The last hop before the present one that ended at a host, having come from another one. */
    private final Map<String, Transaction> byReceiver = new HashMap<>();

    private Hops() {}

    /** Links the hops of one exchange. */
    static void link(List<Transaction> transactions) {
        Hops hops = new Hops();
        for (Transaction transaction : transactions) {
            branch(transaction, 0).ifPresent(branch -> hops.byBranch.putIfAbsent(branch, transaction));
        }
        transactions.forEach(hops::link);
    }

    private void link(Transaction transaction) {
        Optional<String> sender = transaction.sender().map(Endpoint::host);
        Optional<String> receiver = transaction.receiver().map(Endpoint::host);
        branch(transaction, 1)
                .map(byBranch::get)
                // Where a node hides the Vias of others: the hop that ended, earlier, at the host this one starts from.
                .or(() -> sender.map(byReceiver::get))
                .filter(parent -> !isBelow(parent, transaction))
                .ifPresent(transaction::forwardedFrom);
        if (!receiver.equals(sender)) {
            receiver.ifPresent(host -> byReceiver.put(host, transaction));
        }
    }

    /** Forged Vias can name each other: a hop must not become its own upstream, nor a way be without end. */
    private static boolean isBelow(Transaction hop, Transaction other) {
        Optional<Transaction> above = Optional.of(hop);
        for (int i = 0; i < MOST_HOPS && above.isPresent(); i++) {
            if (above.get().equals(other)) {
                return true;
            }
            above = above.get().upstream();
        }
        return above.isPresent();
    }

    private static Optional<String> branch(Transaction transaction, int index) {
        List<Via> vias = transaction.first().message().vias();
        return vias.size() > index ? vias.get(index).branch() : Optional.empty();
    }
}
