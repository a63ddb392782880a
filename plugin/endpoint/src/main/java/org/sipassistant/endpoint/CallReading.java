// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Reads the calls of a Call-ID with their other legs. */
record CallReading(Cluster cluster, WhyLimits limits, Expertise expertise, InstantSource clock) {

    CompletionStage<ReadCalls> read(WhyQuestion question) {
        return read(question, limits);
    }

    /** @param share how much is read of the Call-ID, and together with its other legs */
    CompletionStage<ReadCalls> read(WhyQuestion question, WhyLimits share) {
        return new CallSearch(cluster, share, question)
                .run(clock.instant())
                .thenCompose(found -> withLegs(question, share, found))
                .thenCompose(found -> withPrior(question, share, found));
    }

    /** What was before is looked for last, where the answer may hang on it; that this failed must not lose the answer either. */
    private CompletionStage<ReadCalls> withPrior(WhyQuestion question, WhyLimits share, Found found) {
        ReadCalls read = new ReadCalls(question, found, assembly(found, question));
        int documents = read.documents();
        return new PriorSearch(cluster, share, question.indices())
                .run(found, read.calls())
                .exceptionally(failure -> found.unread("the search for what was before the call failed"))
                .thenApply(all ->
                        all.hits().size() == documents ? read : new ReadCalls(question, all, assembly(all, question)));
    }

    /** What the search for legs finds only adds to what was found: that it failed must not lose the answer. */
    private CompletionStage<Found> withLegs(WhyQuestion question, WhyLimits share, Found found) {
        return new LegSearch(
                        cluster,
                        share,
                        question,
                        documents -> assembly(documents, question).identified())
                .run(found)
                .exceptionally(failure -> found.unread("the search for legs with other Call-IDs failed"));
    }

    private Assembly assembly(Found found, WhyQuestion question) {
        MessageReader reader = new MessageReader(expertise, question.zone());
        LineJoiner.join(found.inOrder()).forEach(reader::read);
        return new Assembly(reader, expertise.inventory().get());
    }
}
