// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.List;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestRequest.Method;

/** {@code POST /_plugins/_sip/knowledge/_reload}. */
public final class RestReloadAction extends GuardedHandler {

    @Override
    public String getName() {
        return "sip_reload";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.POST, "/_plugins/_sip/knowledge/_reload"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) {
        return channel -> client.execute(ReloadAction.INSTANCE, new ReloadRequest(), new JsonListener<>(channel));
    }
}
