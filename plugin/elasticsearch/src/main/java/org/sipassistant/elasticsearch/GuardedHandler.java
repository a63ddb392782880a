// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.FilterRestHandler;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;

/** A handler of which every answer, errors among them, tells browsers not to guess its type. */
final class GuardedHandler extends FilterRestHandler {
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
            guarded.sendResponse(new RestResponse(guarded, e));
        }
    }
}
