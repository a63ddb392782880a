// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.List;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.RestRequest.Method;
import org.opensearch.transport.client.node.NodeClient;

/** {@code GET /_plugins/_sip/stats}. */
public final class RestStatsAction extends GuardedHandler {

    @Override
    public String getName() {
        return "sip_stats";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.GET, "/_plugins/_sip/stats"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) {
        return channel -> client.execute(StatsAction.INSTANCE, new StatsRequest(), new JsonListener<>(channel));
    }
}
