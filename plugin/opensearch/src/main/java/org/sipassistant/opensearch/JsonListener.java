// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.opensearch.core.rest.RestStatus;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.rest.RestChannel;
import org.opensearch.rest.RestResponse;
import org.opensearch.rest.action.RestToXContentListener;
import org.sipassistant.endpoint.rendering.Rendered;

/** Sends an answer as JSON. */
final class JsonListener<A extends Answer> extends RestToXContentListener<A> {
    JsonListener(RestChannel channel) {
        super(channel);
    }

    @Override
    protected RestStatus getStatus(A answer) {
        return answer.status();
    }

    @Override
    public RestResponse buildResponse(A answer, XContentBuilder builder) throws Exception {
        RestResponse response = super.buildResponse(answer, builder);
        Rendered.HEADERS_OF_DATA.forEach(response::addHeader);
        return response;
    }
}
