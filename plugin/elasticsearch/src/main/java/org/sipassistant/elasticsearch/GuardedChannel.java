// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.io.OutputStream;
import org.elasticsearch.common.io.stream.BytesStream;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentType;
import org.jspecify.annotations.Nullable;
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
    public XContentBuilder newBuilder(@Nullable XContentType type, boolean useFiltering) throws IOException {
        return channel.newBuilder(type, useFiltering);
    }

    @Override
    public XContentBuilder newBuilder(@Nullable XContentType type, @Nullable XContentType answer, boolean useFiltering)
            throws IOException {
        return channel.newBuilder(type, answer, useFiltering);
    }

    @Override
    public BytesStream bytesOutput() {
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
    public XContentBuilder newBuilder(
            @Nullable XContentType type, @Nullable XContentType answer, boolean useFiltering, OutputStream out)
            throws IOException {
        return channel.newBuilder(type, answer, useFiltering, out);
    }

    @Override
    public void releaseOutputBuffer() {
        channel.releaseOutputBuffer();
    }
}
