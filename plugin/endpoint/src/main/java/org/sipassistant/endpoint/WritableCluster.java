// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A cluster that a request may also write to, with the caller's permissions. Questions get a {@link Cluster} only. */
public interface WritableCluster extends Cluster {

    /**
     * Creates an index.
     *
     * @param mappings of its fields, as JSON data
     * @return fails with the engine's own exception, also where the index is there already
     */
    CompletionStage<Void> createIndex(String index, Map<String, Object> mappings);

    /**
     * Stores a document under an id of the engine's choice.
     *
     * @return the id; fails with the engine's own exception
     */
    CompletionStage<String> index(String index, Map<String, Object> document);
}
