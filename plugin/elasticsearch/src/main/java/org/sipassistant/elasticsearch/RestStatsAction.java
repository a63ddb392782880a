// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.List;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestRequest.Method;

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
