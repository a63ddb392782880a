// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.opensearch.core.rest.RestStatus;
import org.opensearch.rest.RestChannel;
import org.opensearch.rest.action.RestToXContentListener;

/** Sends an answer as JSON. */
final class JsonListener<A extends Answer> extends RestToXContentListener<A> {
    JsonListener(RestChannel channel) {
        super(channel);
    }

    @Override
    protected RestStatus getStatus(A answer) {
        return answer.status();
    }
}
