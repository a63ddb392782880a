// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.RestRequest.Method;
import org.opensearch.transport.client.node.NodeClient;
import org.sipassistant.endpoint.tracker.SetupOrder;

/** {@code PUT, DELETE /_plugins/_sip/setup}. */
public final class RestSetupAction extends GuardedHandler {
    private final SipSettings settings;

    RestSetupAction(SipSettings settings) {
        this.settings = settings;
    }

    @Override
    public String getName() {
        return "sip_setup";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.PUT, "/_plugins/_sip/setup"), new Route(Method.DELETE, "/_plugins/_sip/setup"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) throws IOException {
        boolean undo = request.method() == Method.DELETE;
        Map<String, Object> values =
                RestParameters.of(request, undo ? SetupOrder.UNDO_PARAMETERS : SetupOrder.PARAMETERS);
        // The engine refuses what is unknown in the URL before this runs: first that, then what is wrong.
        return channel -> {
            SetupRequest setup = undo
                    ? new SetupRequest(Optional.empty(), SetupOrder.undone(values))
                    : new SetupRequest(
                            Optional.of(SetupOrder.of(values, settings.indices(), Instant.now())), Optional.empty());
            client.execute(SetupAction.INSTANCE, setup, new JsonListener<>(channel));
        };
    }
}
