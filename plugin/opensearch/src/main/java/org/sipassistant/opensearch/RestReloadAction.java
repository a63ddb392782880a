// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.List;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.RestRequest.Method;
import org.opensearch.transport.client.node.NodeClient;

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
