// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.Leg;
import org.sipassistant.call.Link;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.Ending;
import org.sipassistant.diagnosis.Names;
import org.sipassistant.diagnosis.Translation;
import org.sipassistant.inventory.Entry;
import org.sipassistant.inventory.Role;
import org.sipassistant.message.Endpoint;

/** Tells the way of a call as JSON data: its legs, what became of a refusal on the way back, and who ended it. */
final class CallPath {

    /** A link that is less sure is said to be so. */
    private static final double SURE = 0.9;

    private CallPath() {}

    /** One for each Call-ID. */
    static List<Object> legs(Diagnosis diagnosis) {
        List<Object> legs = new ArrayList<>();
        for (Leg leg : diagnosis.story().call().legs()) {
            if (!leg.callId().isEmpty()) {
                legs.add(leg(leg, diagnosis.story().names()));
            }
        }
        return legs;
    }

    /** What would prove that the least sure leg belongs to the call; empty where that is sure enough. */
    static Optional<String> doubt(Diagnosis diagnosis) {
        return diagnosis.story().call().legs().stream()
                .flatMap(leg -> leg.link().stream())
                .min(Comparator.comparingDouble(Link::score))
                .filter(link -> link.score() < SURE)
                .map(link -> "a leg is joined to this call by " + link.kind().id() + " alone (" + link.score()
                        + "): a Session-ID, or the other Call-ID in a header, would prove that they are one call");
    }

    private static Map<String, Object> leg(Leg leg, Names names) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("call_id", leg.callId());
        Optional<Transaction> start = leg.start();
        Optional<Endpoint> from = start.flatMap(Transaction::sender);
        Optional<Endpoint> to = start.flatMap(Transaction::receiver);
        from.ifPresent(node -> written.put("from", name(node, names)));
        to.ifPresent(node -> written.put("to", name(node, names)));
        role(from, to, names).ifPresent(role -> written.put("role", role));
        leg.link().ifPresent(link -> {
            written.put("linked_by", link.kind().id());
            written.put("link_score", link.score());
        });
        Optional<ObservedMessage> last = start.flatMap(Transaction::finalResponse);
        last.ifPresent(m -> written.put("final", m.message().statusCode()));
        start.flatMap(hop -> hop.provisional(180, 180))
                .flatMap(ringing -> last.flatMap(ringing::until))
                .filter(Duration::isPositive)
                .map(Duration::toMillis)
                .ifPresent(ring -> written.put("ring_ms", ring));
        return written;
    }

    private static String name(Endpoint node, Names names) {
        return names.entry(node).map(Entry::name).orElse(node.toString());
    }

    /** What the peer of the leg is: of its two ends the one that is not the operator's own. */
    private static Optional<String> role(Optional<Endpoint> from, Optional<Endpoint> to, Names names) {
        List<Entry> ends = Stream.of(from, to)
                .flatMap(Optional::stream)
                .flatMap(node -> names.entry(node).stream())
                .toList();
        return ends.stream()
                .filter(e -> e.role().isOutside())
                .findFirst()
                .or(() -> ends.stream().filter(e -> e.role() != Role.OWN).findFirst())
                .or(() -> ends.stream().findFirst())
                .map(e -> e.role().id());
    }

    /** Each final response that a node replaced by another one, from the one that decided upwards. */
    static List<Object> translations(Diagnosis diagnosis) {
        List<Object> translations = new ArrayList<>();
        for (Translation translation : diagnosis.story().translations()) {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("from_code", translation.from().message().statusCode());
            written.put("to_code", translation.to().message().statusCode());
            translation
                    .to()
                    .source()
                    .ifPresent(by -> written.put("by", diagnosis.story().names().entity(by, Optional.empty())));
            translations.add(written);
        }
        return translations;
    }

    static Map<String, Object> ending(Ending ending, Diagnosis diagnosis) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("side", ending.side().id());
        ending.entity()
                .ifPresent(
                        node -> written.put("entity", diagnosis.story().names().entity(node, Optional.empty())));
        written.put("how", ending.how());
        ending.timer().ifPresent(timer -> written.put("timer", timer));
        return written;
    }
}
