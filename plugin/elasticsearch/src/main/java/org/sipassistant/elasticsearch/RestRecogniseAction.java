// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestRequest.Method;
import org.elasticsearch.rest.action.RestCancellableNodeClient;
import org.elasticsearch.rest.action.RestToXContentListener;
import org.elasticsearch.xcontent.XContentParser;
import org.sipassistant.endpoint.RecogniseLines;
import org.sipassistant.endpoint.RecogniseQuestion;

/**
 * {@code POST /_plugins/_sip/recognise}. With lines in the body it is an action that needs no index, without them one that
 * reads a sample of indices.
 */
public final class RestRecogniseAction extends BaseRestHandler {
    private final SipSettings settings;

    RestRecogniseAction(SipSettings settings) {
        this.settings = settings;
    }

    @Override
    public String getName() {
        return "sip_recognise";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.POST, "/_plugins/_sip/recognise"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) throws IOException {
        Map<String, Object> body = body(request);
        return channel -> {
            RestCancellableNodeClient caller = new RestCancellableNodeClient(client, request.getHttpChannel());
            RestToXContentListener<RecogniseResponse> listener = new RestToXContentListener<>(channel);
            if (body.containsKey(RecogniseLines.LINES)) {
                RecogniseLines lines = RecogniseLines.of(body);
                caller.execute(RecogniseTextAction.INSTANCE, new RecogniseTextRequest(lines), listener);
            } else {
                RecogniseQuestion question = RecogniseQuestion.of(body, settings.indices());
                caller.execute(RecogniseAction.INSTANCE, new RecogniseRequest(question), listener);
            }
        };
    }

    private static Map<String, Object> body(RestRequest request) throws IOException {
        if (!request.hasContent()) {
            return Map.of();
        }
        try (XContentParser body = request.contentParser()) {
            return RequestBody.read(body);
        }
    }
}
