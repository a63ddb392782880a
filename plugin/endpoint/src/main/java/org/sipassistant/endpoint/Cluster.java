// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The one port to an engine, as the caller of a question sees it: with the caller's permissions, never more. */
public interface Cluster {

    /**
     * Searches.
     *
     * @param body a search body as JSON data
     * @return the response of the engine as JSON data; fails with the engine's own exception
     */
    CompletionStage<Map<String, Object>> search(List<String> indices, Map<String, Object> body);
}
