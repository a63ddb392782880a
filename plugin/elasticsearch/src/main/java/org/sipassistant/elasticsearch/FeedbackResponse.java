// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Map;
import org.elasticsearch.rest.RestStatus;

/** Where a correction was stored. */
public final class FeedbackResponse extends Answer {
    FeedbackResponse(Map<String, Object> content) {
        super(content);
    }

    @Override
    RestStatus status() {
        return RestStatus.CREATED;
    }
}
