// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.List;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.RestRequest.Method;
import org.opensearch.rest.action.RestCancellableNodeClient;
import org.opensearch.transport.client.node.NodeClient;
import org.sipassistant.endpoint.Parameters;
import org.sipassistant.endpoint.TextQuestion;

/** {@code POST /_plugins/_sip/why/text}: the log stands in the body, as the parameter {@code text}. */
public final class RestWhyTextAction extends GuardedHandler {
    private final TextGate gate;

    RestWhyTextAction(TextGate gate) {
        this.gate = gate;
    }

    @Override
    public String getName() {
        return "sip_why_text";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.POST, "/_plugins/_sip/why/text"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) {
        Parameters.refuseDrawing(request.param("format"));
        int bytes = request.content().length();
        return channel -> gate.<WhyTextResponse>read(
                request,
                bytes,
                channel,
                (body, listener) -> new RestCancellableNodeClient(client, request.getHttpChannel())
                        .execute(WhyTextAction.INSTANCE, new WhyTextRequest(TextQuestion.of(body)), listener));
    }
}
