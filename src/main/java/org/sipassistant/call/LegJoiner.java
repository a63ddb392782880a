// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sipassistant.message.Endpoint;

/** Makes one call of those that {@link LegFinder} found to be its legs. */
final class LegJoiner {
    private final UnaryOperator<String> nodes;
    private final Map<Call, LegFinder.Continuation> continuations;

    private LegJoiner(UnaryOperator<String> nodes, Map<Call, LegFinder.Continuation> continuations) {
        this.nodes = nodes;
        this.continuations = continuations;
    }

    /**
     * The calls with their legs, in the order of their first message.
     *
     * @param calls one for each Call-ID, in that order
     * @param nodes gives the addresses of one node the same name
     */
    static List<Call> join(List<Call> calls, UnaryOperator<String> nodes) {
        Map<Call, LegFinder.Continuation> continuations = LegFinder.find(calls, nodes);
        return continuations.isEmpty() ? calls : new LegJoiner(nodes, continuations).join(calls);
    }

    private List<Call> join(List<Call> calls) {
        // The most downstream legs first, so that each is whole when the one above it takes it in.
        for (int i = calls.size() - 1; i >= 0; i--) {
            Call below = calls.get(i);
            Optional.ofNullable(continuations.get(below)).ifPresent(c -> absorb(below, c.above()));
        }
        List<List<Call>> groups = new ArrayList<>();
        Map<Call, List<Call>> groupOf = new IdentityHashMap<>();
        for (Call call : calls) {
            LegFinder.Continuation continuation = continuations.get(call);
            List<Call> group = continuation == null ? new ArrayList<>() : groupOf.get(continuation.above());
            if (continuation == null) {
                groups.add(group);
            }
            group.add(call);
            groupOf.put(call, group);
        }
        return groups.stream().map(this::merged).toList();
    }

    private void absorb(Call below, Call above) {
        for (Exchange attempt : below.attempts()) {
            Exchange owner = openAt(attempt, above);
            hopTo(attempt, owner, above).ifPresent(hop -> owner.absorb(attempt, hop));
        }
    }

    private static Exchange openAt(Exchange attempt, Call above) {
        return above.attempts().stream()
                .filter(a -> ObservedMessage.ORDER.compare(a.first(), attempt.first()) <= 0)
                .reduce((earlier, later) -> later)
                .orElse(above.attempts().get(0));
    }

    /** The hop of the leg above that ended at the node where the leg below begins, else its last one. */
    private Optional<Transaction> hopTo(Exchange attempt, Exchange owner, Call above) {
        List<Transaction> own = owner.transactions().stream()
                .filter(t -> t.first().message().callId().orElse("").equals(above.callId()))
                .toList();
        Optional<String> sender = attempt.roots().stream()
                .findFirst()
                .flatMap(Transaction::sender)
                .map(Endpoint::host)
                .map(nodes);
        return own.stream()
                .filter(t -> sender.isPresent()
                        && t.receiver().map(Endpoint::host).map(nodes).equals(sender))
                .reduce((earlier, later) -> later)
                .or(() -> own.stream().reduce((earlier, later) -> later));
    }

    private Call merged(List<Call> group) {
        Call root = group.get(0);
        if (group.size() == 1) {
            return root;
        }
        List<ObservedMessage> messages = new ArrayList<>();
        List<Leg> legs = new ArrayList<>();
        for (Call call : group) {
            messages.addAll(call.messages());
            Optional<Link> link = Optional.ofNullable(continuations.get(call)).map(LegFinder.Continuation::link);
            legs.add(new Leg(call.callId(), call.attempts(), link));
        }
        return new Call(
                root.callId(),
                root.kind(),
                CallAssembler.inOrder(messages),
                root.attempts(),
                later(group),
                List.of(),
                legs);
    }

    /** The requests inside the dialogs; what a node handed from one leg to the next is one. */
    private List<Exchange> later(List<Call> group) {
        List<Exchange> all = new ArrayList<>();
        group.forEach(call -> all.addAll(call.later()));
        all.sort((a, b) -> ObservedMessage.ORDER.compare(a.first(), b.first()));
        Waiting waiting = new Waiting(nodes);
        List<Exchange> later = new ArrayList<>();
        for (Exchange exchange : all) {
            Optional<Waiting.Leg> before =
                    waiting.above(exchange).filter(leg -> !leg.callId().equals(callId(exchange)));
            before.ifPresent(leg -> leg.owner().absorb(exchange, leg.hop()));
            if (before.isEmpty()) {
                later.add(exchange);
            }
            waiting.add(before.map(Waiting.Leg::owner).orElse(exchange), exchange);
        }
        return later;
    }

    private static String callId(Exchange exchange) {
        return exchange.first().message().callId().orElse("");
    }
}
