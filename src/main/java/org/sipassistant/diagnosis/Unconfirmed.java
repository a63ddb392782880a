// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code unconfirmed: ">= 2"}: a reliable provisional response, which has an RSeq, was repeated so often and no PRACK was
 * seen where it would have been (RFC 3262 section 3).
 */
record Unconfirmed(Bound repeated) implements Clause {
    private static final String RSEQ = "RSeq";

    static Unconfirmed read(Section entry) {
        return new Unconfirmed(Bound.read(entry, "unconfirmed"));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        boolean confirmed = story.call().messages().stream()
                .anyMatch(m -> m.message().isRequest() && m.message().method().equals("PRACK"));
        if (confirmed || !story.wouldSeeRequests()) {
            return Optional.empty();
        }
        return story.attempt().map(Exchange::transactions).orElse(List.of()).stream()
                .flatMap(hop -> reliable(hop).stream())
                .filter(same -> repeated.holds(Transaction.repeats(same)))
                .findFirst()
                .map(same -> Map.of("unconfirmed.first", same.get(0), "unconfirmed.last", same.get(same.size() - 1)));
    }

    /** The reliable responses of a hop, each with its repetitions. */
    private static List<List<ObservedMessage>> reliable(Transaction hop) {
        return List.copyOf(hop.responses().stream()
                .filter(m -> m.message().statusCode() > 100 && m.message().statusCode() < 200)
                .filter(m -> m.message().header(RSEQ).isPresent())
                .collect(Collectors.groupingBy(Unconfirmed::key))
                .values());
    }

    private static String key(ObservedMessage response) {
        return response.message().statusCode() + " "
                + response.message().header(RSEQ).orElse("") + ' '
                + response.message().toTag().orElse("");
    }
}
