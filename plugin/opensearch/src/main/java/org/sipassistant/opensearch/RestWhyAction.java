// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.RestRequest.Method;
import org.opensearch.rest.action.RestCancellableNodeClient;
import org.opensearch.transport.client.node.NodeClient;
import org.sipassistant.endpoint.Parameters;
import org.sipassistant.endpoint.Question;

/**
 * {@code GET, POST /_plugins/_sip/why}. The question stands in the URL or in the body; a question whose client has gone
 * is cancelled.
 */
public final class RestWhyAction extends GuardedHandler {
    private final SipSettings settings;

    RestWhyAction(SipSettings settings) {
        this.settings = settings;
    }

    @Override
    public String getName() {
        return "sip_why";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.GET, "/_plugins/_sip/why"), new Route(Method.POST, "/_plugins/_sip/why"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) throws IOException {
        Parameters.refuseDrawing(request.param("format"));
        Map<String, Object> parameters = RestParameters.of(request, Question.PARAMETERS);
        // The engine refuses what is unknown in the URL before this runs: first that, then what is missing.
        return channel -> {
            WhyRequest why = new WhyRequest(Question.of(parameters, settings.indices(), Instant.now()));
            new RestCancellableNodeClient(client, request.getHttpChannel())
                    .execute(WhyAction.INSTANCE, why, QuietFailure.of(channel, new JsonListener<>(channel)));
        };
    }
}
