// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Material;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Endpoint;

/**
 * {@code caller_unregistered: true}: the registration of whoever sent the request that decided was refused, and nothing later
 * repaired it. Of messages without names the addresses tell whose registration it was.
 */
record Unregistered(boolean wanted) implements Clause {
    private static final String REGISTER = "REGISTER";

    static Unregistered read(Section entry) {
        return new Unregistered(entry.flag("caller_unregistered", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> refusal =
                story.hop().map(Transaction::first).flatMap(request -> refusal(request, story));
        return refusal.isPresent() == wanted
                ? Optional.of(refusal.<Map<String, Witness>>map(m -> Map.of("registration", m))
                        .orElse(Map.of()))
                : Optional.empty();
    }

    private static Optional<ObservedMessage> refusal(ObservedMessage request, Story story) {
        return request.message()
                .from()
                .flatMap(from -> Material.addressOfRecord(from.uri()))
                .map(caller ->
                        Optional.ofNullable(story.material().unregistered().get(caller)))
                .orElseGet(() -> beside(request, story));
    }

    /** That of the same sender at the same node, where an excerpt shows start lines only. */
    private static Optional<ObservedMessage> beside(ObservedMessage request, Story story) {
        return story.later().stream()
                .filter(e -> e.method().equals(REGISTER) && isBetween(request, e.first()))
                .filter(e -> !InDialog.isRepaired(e, story))
                .flatMap(e -> e.finalResponse().stream())
                .filter(m -> Material.isRefusedRegistration(m.message()))
                .findFirst();
    }

    private static boolean isBetween(ObservedMessage request, ObservedMessage registration) {
        Optional<String> from = request.source().map(Endpoint::host);
        Optional<String> to = request.destination().map(Endpoint::host);
        return from.isPresent()
                && to.isPresent()
                && from.equals(registration.source().map(Endpoint::host))
                && to.equals(registration.destination().map(Endpoint::host));
    }
}
