// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.action.RestToXContentListener;
import org.elasticsearch.xcontent.XContentBuilder;
import org.sipassistant.endpoint.rendering.Rendered;

/** Sends an answer as JSON. */
final class JsonListener<A extends Answer> extends RestToXContentListener<A> {
    JsonListener(RestChannel channel) {
        super(channel, Answer::status);
    }

    @Override
    public RestResponse buildResponse(A answer, XContentBuilder builder) throws Exception {
        RestResponse response = super.buildResponse(answer, builder);
        Rendered.HEADERS_OF_DATA.forEach(response::addHeader);
        return response;
    }
}
