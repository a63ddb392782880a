// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.common.bytes.BytesArray;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestRequest.Method;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.rest.action.RestCancellableNodeClient;
import org.elasticsearch.rest.action.RestResponseListener;
import org.elasticsearch.xcontent.XContentBuilder;
import org.sipassistant.endpoint.CallAnswer;
import org.sipassistant.endpoint.CallQuestion;
import org.sipassistant.endpoint.rendering.Rendered;

/**
 * {@code GET /_plugins/_sip/calls/{call_id}}, and {@code POST /_plugins/_sip/calls} with the question in the body, where
 * the Call-ID is too long for a path.
 */
public final class RestCallsAction extends GuardedHandler {
    private final SipSettings settings;

    RestCallsAction(SipSettings settings) {
        this.settings = settings;
    }

    @Override
    public String getName() {
        return "sip_calls";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/_plugins/_sip/calls/{call_id}"),
                new Route(Method.POST, "/_plugins/_sip/calls"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) throws IOException {
        Map<String, Object> parameters = RestParameters.of(request, CallQuestion.PARAMETERS);
        // The engine refuses what is unknown in the URL before this runs: first that, then what is missing.
        return channel -> {
            CallsRequest calls = new CallsRequest(CallQuestion.of(parameters, settings.indices()));
            new RestCancellableNodeClient(client, request.getHttpChannel())
                    .execute(CallsAction.INSTANCE, calls, QuietFailure.of(channel, listener(channel)));
        };
    }

    private static RestResponseListener<CallsResponse> listener(RestChannel channel) {
        return new RestResponseListener<>(channel) {
            @Override
            public RestResponse buildResponse(CallsResponse response) throws IOException {
                return switch (response.answer()) {
                    case CallAnswer.Data data -> json(channel, data);
                    case CallAnswer.Drawn drawn -> drawn(drawn.content());
                };
            }
        };
    }

    private static RestResponse json(RestChannel channel, CallAnswer.Data data) throws IOException {
        try (XContentBuilder builder = channel.newBuilder()) {
            return new RestResponse(RestStatus.OK, builder.map(data.content()));
        }
    }

    private static RestResponse drawn(Rendered content) {
        RestResponse response = new RestResponse(RestStatus.OK, content.type(), new BytesArray(content.content()));
        Rendered.HEADERS.forEach(response::addHeader);
        content.fileName()
                .ifPresent(name -> response.addHeader("Content-Disposition", "attachment; filename=\"" + name + "\""));
        return response;
    }
}
