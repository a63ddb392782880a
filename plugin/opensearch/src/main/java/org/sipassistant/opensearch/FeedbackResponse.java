// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.Map;
import org.opensearch.common.xcontent.StatusToXContentObject;
import org.opensearch.core.rest.RestStatus;

/** Where a correction was stored. */
public final class FeedbackResponse extends Answer implements StatusToXContentObject {
    FeedbackResponse(Map<String, Object> content) {
        super(content);
    }

    @Override
    public RestStatus status() {
        return RestStatus.CREATED;
    }
}
