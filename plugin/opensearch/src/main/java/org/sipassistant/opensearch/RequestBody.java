// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.util.Map;
import org.opensearch.core.xcontent.XContentParser;

/** Reads the body of a request; whatever is wrong with it is the caller's mistake. */
final class RequestBody {
    private RequestBody() {}

    /** @throws IllegalArgumentException where it is no object, breaks off, or nests deeper than the engine's parser goes */
    static Map<String, Object> read(XContentParser body) {
        try {
            return body.map();
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("the body cannot be read: " + e.getMessage(), e);
        }
    }
}
