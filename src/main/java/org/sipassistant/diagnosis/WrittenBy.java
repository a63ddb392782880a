// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Party;
import org.sipassistant.knowledge.Product;

/** Whose log a line is, and so who "this node" is of which a rule speaks. */
final class WrittenBy {
    private static final String DEVICE = "device";

    /** Roles of software to which phones send their calls. */
    private static final Set<String> SERVERS = Set.of("pbx", "proxy", "gateway");

    /** How a PBX marks what the stack that it was built with writes into its log. */
    private static final String OF_A_PBX = "pjproject";

    /** Ports that others connect to; who connects has one of its own choosing. */
    private static final List<String> SERVICES = List.of(":5060", ":5061");

    /** What a node says of its own account somewhere else. */
    private static final Set<String> OF_ITSELF = Set.of(
            "no-credentials",
            "own-password-refused",
            "registration-account-unknown",
            "registration-credentials",
            "registration-forbidden");

    private WrittenBy() {}

    /** Whether the first proof is a line in the log of a phone or of a program that is used as one. */
    static boolean device(Story story, Finding finding) {
        return line(finding)
                .filter(line -> !line.event().line().contains(OF_A_PBX))
                .flatMap(line -> role(line, story))
                .filter(DEVICE::equals)
                .isPresent();
    }

    /** Whether it is one by which a server speaks of its own account at another one. */
    static boolean serverOfItself(Story story, Finding finding) {
        return line(finding)
                .filter(line -> OF_ITSELF.contains(line.event().says()))
                .flatMap(line -> role(line, story))
                .filter(SERVERS::contains)
                .isPresent();
    }

    /**
     * Who is at the other end of the connection that it speaks of: who came to this node calls, whom it went to is behind it.
     * The port tells, as some products write of both in the same words.
     */
    static Optional<Party> peer(Finding finding) {
        return line(finding).map(line -> line.event().fields()).flatMap(fields -> {
            if (fields.containsKey("source") == fields.containsKey("destination")) {
                return Optional.empty();
            }
            String source = fields.getOrDefault("source", "");
            boolean served = source.isEmpty() || SERVICES.stream().anyMatch(source::endsWith);
            return Optional.of(served ? Party.NEXT_HOP : Party.CALLER);
        });
    }

    private static Optional<ObservedEvent> line(Finding finding) {
        return finding.evidence().stream()
                .limit(1)
                .map(Evidence::witness)
                .filter(ObservedEvent.class::isInstance)
                .map(ObservedEvent.class::cast)
                .findFirst();
    }

    /**
     * The role of the product whose wording a line has. That of a library tells none: then the lines beside it do, as far as
     * they agree, else the software of a request that only its sender logged.
     */
    private static Optional<String> role(ObservedEvent line, Story story) {
        Optional<String> own = role(line.event().product(), story);
        if (own.isPresent()) {
            return own;
        }
        List<String> beside = story.call().events().stream()
                .flatMap(event -> role(event.event().product(), story).stream())
                .distinct()
                .toList();
        if (!beside.isEmpty()) {
            return beside.size() == 1 ? Optional.of(beside.get(0)) : Optional.empty();
        }
        boolean unanswered = story.call().messages().stream()
                .map(ObservedMessage::message)
                .noneMatch(message -> message.isResponse());
        return story.request().filter(m -> unanswered).flatMap(story::productOf).map(Product::role);
    }

    private static Optional<String> role(String product, Story story) {
        return story.knowledge().product(product).map(Product::role);
    }
}
