// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.time.Instant;
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
        RestResponse response = new RestResponse(RestStatus.OK, page.type(), new BytesArray(page.content()));
        Rendered.HEADERS.forEach(response::addHeader);
        return response;
    }
}
