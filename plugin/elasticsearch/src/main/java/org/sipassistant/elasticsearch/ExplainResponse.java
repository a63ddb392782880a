// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Map;

/** What the knowledge base says of one response code or method. */
public final class ExplainResponse extends Answer {
    ExplainResponse(Map<String, Object> content) {
        super(content);
    }
}
