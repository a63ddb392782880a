// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.RestRequest.Method;
import org.opensearch.rest.action.RestCancellableNodeClient;
import org.opensearch.transport.client.node.NodeClient;
import org.sipassistant.endpoint.Correction;

/** {@code POST /_plugins/_sip/feedback}: the correction stands in the body. */
public final class RestFeedbackAction extends GuardedHandler {
    private final SipSettings settings;

    RestFeedbackAction(SipSettings settings) {
        this.settings = settings;
    }

    @Override
    public String getName() {
        return "sip_feedback";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.POST, "/_plugins/_sip/feedback"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) throws IOException {
        Map<String, Object> body = RequestBody.of(request);
        return channel -> {
            FeedbackRequest feedback = new FeedbackRequest(Correction.of(body, settings.indices()));
            new RestCancellableNodeClient(client, request.getHttpChannel())
                    .execute(FeedbackAction.INSTANCE, feedback, QuietFailure.of(channel, new JsonListener<>(channel)));
        };
    }
}
