// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestRequest.Method;
import org.sipassistant.endpoint.tracker.ReplayOrder;

/** {@code POST /_plugins/_sip/tracker/_replay}. */
public final class RestReplayAction extends GuardedHandler {

    @Override
    public String getName() {
        return "sip_replay";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.POST, "/_plugins/_sip/tracker/_replay"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) throws IOException {
        Map<String, Object> values = RestParameters.of(request, ReplayOrder.PARAMETERS);
        return channel -> client.execute(
                ReplayAction.INSTANCE,
                new ReplayRequest(ReplayOrder.of(values, Instant.now())),
                new JsonListener<>(channel));
    }
}
