// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.List;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.RestRequest.Method;
import org.opensearch.transport.client.node.NodeClient;

/**
 * {@code GET /_plugins/_sip/explain/{what}}, where what is a response code or a method, and {@code GET
 * /_plugins/_sip/explain/q850/{cause}}.
 */
public final class RestExplainAction extends GuardedHandler {
    private static final String PATH = "/_plugins/_sip/explain/";
    private static final String WHAT = "what";
    private static final String CAUSE = "cause";

    @Override
    public String getName() {
        return "sip_explain";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, PATH + "{" + WHAT + "}"), new Route(Method.GET, PATH + "q850/{" + CAUSE + "}"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) {
        ExplainRequest explain = request.hasParam(WHAT)
                ? ExplainRequest.codeOrMethod(request.param(WHAT))
                : ExplainRequest.cause(request.param(CAUSE));
        return channel -> client.execute(ExplainAction.INSTANCE, explain, new JsonListener<>(channel));
    }
}
