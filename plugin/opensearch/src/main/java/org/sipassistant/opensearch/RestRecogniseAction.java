// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.List;
import java.util.Map;
import org.opensearch.core.action.ActionListener;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.RestRequest.Method;
import org.opensearch.rest.action.RestCancellableNodeClient;
import org.opensearch.transport.client.node.NodeClient;
import org.sipassistant.endpoint.RecogniseLines;
import org.sipassistant.endpoint.RecogniseQuestion;

/**
 * {@code POST /_plugins/_sip/recognise}. With lines in the body it is an action that needs no index, without them one that
 * reads a sample of indices.
 */
public final class RestRecogniseAction extends GuardedHandler {
    private final SipSettings settings;
    private final TextGate gate;

    RestRecogniseAction(SipSettings settings, TextGate gate) {
        this.settings = settings;
        this.gate = gate;
    }

    @Override
    public String getName() {
        return "sip_recognise";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.POST, "/_plugins/_sip/recognise"));
    }

    @Override
    RestChannelConsumer prepared(RestRequest request, NodeClient client) {
        RestCancellableNodeClient caller = new RestCancellableNodeClient(client, request.getHttpChannel());
        int bytes = request.content().length();
        return channel -> {
            if (bytes > 0) {
                gate.<RecogniseResponse>read(
                        request, bytes, channel, (body, listener) -> recognise(body, caller, listener));
            } else {
                recognise(Map.of(), caller, QuietFailure.of(channel, new JsonListener<>(channel)));
            }
        };
    }

    private void recognise(
            Map<String, Object> body, RestCancellableNodeClient caller, ActionListener<RecogniseResponse> listener) {
        if (body.containsKey(RecogniseLines.LINES)) {
            RecogniseLines lines = RecogniseLines.of(body, RecogniseLines.MOST_PASTED);
            caller.execute(RecogniseTextAction.INSTANCE, new RecogniseTextRequest(lines), listener);
        } else {
            RecogniseQuestion question = RecogniseQuestion.of(body, settings.indices());
            caller.execute(RecogniseAction.INSTANCE, new RecogniseRequest(question), listener);
        }
    }
}
