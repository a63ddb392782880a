// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.opensearch.common.io.stream.BytesStreamOutput;
import org.opensearch.core.xcontent.MediaType;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.rest.RestChannel;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.RestResponse;
import org.sipassistant.endpoint.rendering.Rendered;

/** Sends what another channel would, and that browsers are not to guess its type. */
final class GuardedChannel implements RestChannel {
    private final RestChannel channel;

    GuardedChannel(RestChannel channel) {
        this.channel = channel;
    }

    @Override
    public void sendResponse(RestResponse response) {
        Rendered.HEADERS_OF_DATA.forEach((name, value) -> {
            if (!response.getHeaders().containsKey(name)) {
                response.addHeader(name, value);
            }
        });
        channel.sendResponse(response);
    }

    @Override
    public XContentBuilder newBuilder() throws IOException {
        return channel.newBuilder();
    }

    @Override
    public XContentBuilder newErrorBuilder() throws IOException {
        return channel.newErrorBuilder();
    }

    @Override
    public XContentBuilder newBuilder(@Nullable MediaType type, boolean useFiltering) throws IOException {
        return channel.newBuilder(type, useFiltering);
    }

    @Override
    public XContentBuilder newBuilder(@Nullable MediaType type, @Nullable MediaType answer, boolean useFiltering)
            throws IOException {
        return channel.newBuilder(type, answer, useFiltering);
    }

    @Override
    public BytesStreamOutput bytesOutput() {
        return channel.bytesOutput();
    }

    @Override
    public RestRequest request() {
        return channel.request();
    }

    @Override
    public boolean detailedErrorsEnabled() {
        return channel.detailedErrorsEnabled();
    }

    @Override
    public boolean detailedErrorStackTraceEnabled() {
        return channel.detailedErrorStackTraceEnabled();
    }
}
