// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.Optional;
import java.util.function.Supplier;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionType;
import org.opensearch.action.support.ContextPreservingActionListener;
import org.opensearch.common.util.concurrent.ThreadContext;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.transport.client.Client;
import org.opensearch.transport.client.FilterClient;

/** The client of the tracker: each of its requests has the rights of the tracker's own identity, never those of the node. */
final class TrackerClient extends FilterClient {
    /** How OpenSearch Security is told whose roles a request has that nobody sent. */
    private static final String HEADER = "opendistro_security_injected_roles";

    private final TrackerIdentity identity;

    TrackerClient(Client client, TrackerIdentity identity) {
        super(client);
        this.identity = identity;
    }

    @Override
    protected <Q extends ActionRequest, A extends ActionResponse> void doExecute(
            ActionType<A> action, Q request, ActionListener<A> listener) {
        Optional<String> who = identity.require();
        ThreadContext context = threadPool().getThreadContext();
        Supplier<ThreadContext.StoredContext> before = context.newRestorableContext(true);
        ThreadContext.StoredContext stashed = context.stashContext();
        try {
            who.ifPresent(value -> context.putTransient(HEADER, value));
            super.doExecute(action, request, new ContextPreservingActionListener<>(before, listener));
        } finally {
            stashed.close();
        }
    }
}
