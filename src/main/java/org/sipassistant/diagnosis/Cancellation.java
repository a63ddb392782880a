// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Via;

/** Finds the CANCEL that belongs to what decided a call. */
final class Cancellation {
    private Cancellation() {}

    /** The CANCEL of the side that started, else the first one that was seen anywhere. */
    static Optional<ObservedMessage> of(Story story) {
        return byCaller(story)
                .or(() -> story.attempt()
                        .flatMap(a -> a.cancels().stream()
                                .flatMap(t -> sign(t).stream())
                                .filter(cancel -> concernsTheDecision(story, cancel))
                                .findFirst()));
    }

    /** Where another branch was refused and that decided, the CANCEL of a branch beside it decided nothing. */
    private static boolean concernsTheDecision(Story story, ObservedMessage cancel) {
        boolean refused = story.finalResponse()
                .filter(m -> m.message().statusCode() >= 300 && m.message().statusCode() != Story.CANCELLED)
                .isPresent();
        return !refused
                || Stream.iterate(story.hop(), Optional::isPresent, t -> t.flatMap(Transaction::upstream))
                        .anyMatch(t -> isOnHop(cancel, t.orElseThrow()));
    }

    /** A CANCEL on a hop on which the request started, whatever the clocks say. */
    static Optional<ObservedMessage> byCaller(Story story) {
        return story.attempt()
                .flatMap(a -> a.cancels().stream()
                        .flatMap(t -> sign(t).stream())
                        .filter(c -> a.roots().isEmpty() || a.roots().stream().anyMatch(root -> isOnHop(c, root)))
                        .findFirst());
    }

    /** The CANCEL, or where it was not logged the 2xx to it: a 481 says that it took nothing back (RFC 3261 section 9.2). */
    private static Optional<ObservedMessage> sign(Transaction cancel) {
        return cancel.request()
                .or(() -> cancel.finalResponse().filter(m -> m.message().statusCode() / 100 == 2));
    }

    /** RFC 3261 section 9.1: a CANCEL has the branch of its request; without branches the hop has to do. */
    static boolean isOnHop(ObservedMessage cancel, Transaction hop) {
        Optional<String> branch = cancel.message().topVia().flatMap(Via::branch);
        Optional<String> hopBranch = hop.first().message().topVia().flatMap(Via::branch);
        return branch.isPresent() && hopBranch.isPresent()
                ? branch.equals(hopBranch)
                : cancel.source().map(Endpoint::host).equals(hop.sender().map(Endpoint::host));
    }
}
