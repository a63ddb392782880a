// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.opensearch.rest.BytesRestResponse;
import org.opensearch.rest.RestChannel;
import org.opensearch.rest.RestHandler;
import org.opensearch.rest.RestRequest;
import org.opensearch.transport.client.node.NodeClient;

/** A handler of which every answer, errors among them, tells browsers not to guess its type. */
final class GuardedHandler extends RestHandler.Wrapper {
    private final RestHandler handler;

    GuardedHandler(RestHandler handler) {
        super(handler);
        this.handler = handler;
    }

    @Override
    public void handleRequest(RestRequest request, RestChannel channel, NodeClient client) throws Exception {
        RestChannel guarded = new GuardedChannel(channel);
        try {
            handler.handleRequest(request, guarded, client);
        } catch (Exception e) {
            // what the engine itself would do behind this, on its own channel
            guarded.sendResponse(new BytesRestResponse(guarded, e));
        }
    }
}
