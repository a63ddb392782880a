// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A cluster whose templates and pipelines a request may change, with the caller's permissions. */
public interface TemplateCluster {

    /** What a cluster keeps under a name. */
    enum Kind {
        COMPONENT_TEMPLATE,
        INDEX_TEMPLATE,
        PIPELINE
    }

    /**
     * What the engine keeps under a name: equal to what it keeps later for as long as nothing changes. A pipeline is a map,
     * as the engine's own REST API tells it.
     */
    Optional<Object> get(Kind kind, String name);

    /** A template as the engine's own REST API tells it; empty where there is none, or it is a pipeline. */
    Map<String, Object> template(Kind kind, String name);

    /**
     * Creates or replaces it.
     *
     * @param body as the engine's own REST API takes it; fails with the engine's own exception
     */
    CompletionStage<Void> put(Kind kind, String name, Map<String, Object> body);

    /** Removes it; fails with the engine's own exception. */
    CompletionStage<Void> remove(Kind kind, String name);

    /** The mappings of the indices that match, by their names: equal for as long as nothing changes. */
    Map<String, Object> mappings(String pattern);

    /** Adds fields to the mapping of indices that are there; fails where a field is there with another type. */
    CompletionStage<Void> addMapping(String pattern, Map<String, Object> mapping);
}
