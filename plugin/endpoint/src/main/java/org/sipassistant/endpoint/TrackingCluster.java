// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A cluster that documents are kept up to date in. Everything fails with the engine's own exception where it says nothing
 * else.
 */
public interface TrackingCluster extends WritableCluster {

    /**
     * What a document was when it was read: it is replaced only while it still is.
     *
     * @param sequence the document's sequence number
     * @param term the primary term that it was written in
     */
    record Revision(long sequence, long term) {}

    /**
     * A change of one document, which wins over changes of lower versions; of equal versions the later one wins.
     *
     * @param source empty: the document is removed
     * @param version {@link #ANY} for a change that wins in any case
     */
    record Change(String index, String id, Optional<Map<String, Object>> source, long version) {
        /** No version. */
        public static final long ANY = -1;
    }

    /** What became of a change. */
    enum Outcome {
        DONE,
        /** A change of a higher version was there before. */
        OUTDATED,
        /** The document can never be stored: trying again is of no use. */
        INVALID,
        /** Not now: the cluster is busy or a shard is not there. */
        REFUSED
    }

    /** The documents with these ids as they are now, whether a search sees them yet or not; absent ones are left out. */
    CompletionStage<Map<String, Map<String, Object>>> get(String index, List<String> ids);

    /**
     * Stores a document if it is still as it was read.
     *
     * @param expected empty: if there is none yet
     * @return the new revision; empty where somebody else was faster
     */
    CompletionStage<Optional<Revision>> put(
            String index, String id, Map<String, Object> document, Optional<Revision> expected);

    /** Does the changes, each by itself, and tells what became of each. */
    CompletionStage<List<Outcome>> bulk(List<Change> changes);

    /** The names of the indices that match a pattern such as {@code sip-calls-*}. */
    List<String> indices(String pattern);

    /**
     * The indices that some names, patterns, aliases and data streams stand for at present.
     *
     * @return by the index, which of these stands for it
     */
    Map<String, String> resolved(List<String> names);

    CompletionStage<Void> deleteIndex(String index);

    /** Lets searches find what was written to an index. */
    CompletionStage<Void> refresh(String index);
}
