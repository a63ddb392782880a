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
                                .map(Cancellation::sign)
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
                        .map(Cancellation::sign)
                        .filter(c -> a.roots().isEmpty() || a.roots().stream().anyMatch(root -> isOnHop(c, root)))
                        .findFirst());
    }

    /** The CANCEL, or where it was not logged the answer to it, which proves that there was one. */
    private static ObservedMessage sign(Transaction cancel) {
        return cancel.request().orElseGet(cancel::first);
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
