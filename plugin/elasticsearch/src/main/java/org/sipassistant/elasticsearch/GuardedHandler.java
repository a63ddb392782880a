// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.sipassistant.endpoint.rendering.Rendered;

/**
 * A handler of which every answer, errors among them, tells browsers not to guess its type. It says so in the context of the
 * request, from which the engine takes headers whoever answers, so that no handler need stand before the one that the engine
 * counts.
 */
abstract class GuardedHandler extends BaseRestHandler {

    @Override
    protected final RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) throws IOException {
        ThreadContext context = client.threadPool().getThreadContext();
        Rendered.HEADERS_OF_DATA.forEach(context::addResponseHeader);
        return prepared(request, client);
    }

    /** What answers the request. */
    abstract RestChannelConsumer prepared(RestRequest request, NodeClient client) throws IOException;
}
