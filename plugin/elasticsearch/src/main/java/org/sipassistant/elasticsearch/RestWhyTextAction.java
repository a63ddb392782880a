// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.List;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestRequest.Method;
import org.elasticsearch.rest.action.RestCancellableNodeClient;
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
