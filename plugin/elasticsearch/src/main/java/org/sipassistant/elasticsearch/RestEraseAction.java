// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestRequest.Method;
import org.sipassistant.endpoint.erase.EraseOrder;

/** {@code POST /_plugins/_sip/erase}. */
public final class RestEraseAction extends GuardedHandler {

    @Override
    public String getName() {
        return "sip_erase";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.POST, "/_plugins/_sip/erase"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) throws IOException {
        Map<String, Object> values = RestParameters.of(request, EraseOrder.PARAMETERS);
        return channel -> client.execute(
                EraseAction.INSTANCE,
                new EraseRequest(EraseOrder.of(values)),
                QuietFailure.of(channel, new JsonListener<>(channel)));
    }
}
