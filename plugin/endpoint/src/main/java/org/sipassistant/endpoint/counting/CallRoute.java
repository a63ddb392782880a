// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.Names;
import org.sipassistant.inventory.Entry;
import org.sipassistant.inventory.Role;

/**
 * Through whom a call counts as gone: of several trunks that were tried the one that decided, which answered the call or is
 * to blame. Known only where the inventory names the nodes.
 *
 * @param direction {@code inbound} where the trunk brought the call, {@code outbound} where it took it
 */
public record CallRoute(Optional<String> trunk, Optional<String> direction, Optional<String> customer) {
    private static final CallRoute UNKNOWN = new CallRoute(Optional.empty(), Optional.empty(), Optional.empty());

    public static CallRoute of(Diagnosis diagnosis) {
        Names names = diagnosis.story().names();
        List<Transaction> hops = hops(diagnosis);
        CallRoute route = hops.stream()
                .flatMap(hop -> onTrunk(hop, names).stream())
                .findFirst()
                .orElse(UNKNOWN);
        Optional<String> customer = hops.stream()
                .flatMap(hop -> Stream.of(hop.sender(), hop.receiver()))
                .flatMap(Optional::stream)
                .flatMap(node -> names.entry(node).flatMap(Entry::served).stream())
                .findFirst();
        return new CallRoute(route.trunk, route.direction, customer);
    }

    /** The hop that decided, those above it, then the others, the last attempt first. */
    private static List<Transaction> hops(Diagnosis diagnosis) {
        List<Transaction> hops = new ArrayList<>();
        Stream.iterate(diagnosis.story().hop(), Optional::isPresent, hop -> hop.flatMap(Transaction::upstream))
                .forEach(hop -> hops.add(hop.orElseThrow()));
        List<Exchange> attempts = diagnosis.story().call().attempts();
        for (int i = attempts.size() - 1; i >= 0; i--) {
            hops.addAll(attempts.get(i).transactions());
        }
        return hops;
    }

    private static Optional<CallRoute> onTrunk(Transaction hop, Names names) {
        Optional<Entry> receiver = hop.receiver().flatMap(names::entry).filter(e -> e.role() == Role.TRUNK);
        Optional<Entry> sender = hop.sender().flatMap(names::entry).filter(e -> e.role() == Role.TRUNK);
        String direction = receiver.isPresent() ? "outbound" : "inbound";
        return receiver.or(() -> sender)
                .map(trunk -> new CallRoute(Optional.of(trunk.name()), Optional.of(direction), Optional.empty()));
    }

    /** As a document has them, by the names of the processor's fields; what is not known is left out. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        trunk.ifPresent(name -> fields.put("sip.trunk", name));
        direction.ifPresent(way -> fields.put("sip.direction", way));
        customer.ifPresent(name -> fields.put("sip.customer", name));
        return fields;
    }
}
