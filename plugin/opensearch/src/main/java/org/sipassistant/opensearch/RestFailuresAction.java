// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.rest.BytesRestResponse;
import org.opensearch.rest.RestChannel;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.RestRequest.Method;
import org.opensearch.rest.RestResponse;
import org.opensearch.rest.action.RestCancellableNodeClient;
import org.opensearch.rest.action.RestResponseListener;
import org.opensearch.transport.client.node.NodeClient;
import org.sipassistant.endpoint.failures.FailuresPage;
import org.sipassistant.endpoint.failures.FailuresQuestion;
import org.sipassistant.endpoint.rendering.Rendered;

/** {@code GET, POST /_plugins/_sip/failures}. The question stands in the URL or in the body. */
public final class RestFailuresAction extends GuardedHandler {

    @Override
    public String getName() {
        return "sip_failures";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/_plugins/_sip/failures"), new Route(Method.POST, "/_plugins/_sip/failures"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) throws IOException {
        Map<String, Object> parameters = RestParameters.of(request, FailuresQuestion.PARAMETERS);
        // The engine refuses what is unknown in the URL before this runs: first that, then what is wrong.
        return channel -> {
            FailuresQuestion question = FailuresQuestion.of(parameters, Instant.now());
            new RestCancellableNodeClient(client, request.getHttpChannel())
                    .execute(
                            FailuresAction.INSTANCE,
                            new FailuresRequest(question),
                            QuietFailure.of(channel, question.isPage() ? page(channel) : new JsonListener<>(channel)));
        };
    }

    private static RestResponseListener<FailuresResponse> page(RestChannel channel) {
        return new RestResponseListener<>(channel) {
            @Override
            public RestResponse buildResponse(FailuresResponse response) {
                return sent(FailuresPage.rendered(response.content()));
            }
        };
    }

    private static RestResponse sent(Rendered page) {
        BytesRestResponse response = new BytesRestResponse(RestStatus.OK, page.type(), page.content());
        Rendered.HEADERS.forEach(response::addHeader);
        return response;
    }
}
