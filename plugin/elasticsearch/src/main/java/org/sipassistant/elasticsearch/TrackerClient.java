// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Optional;
import java.util.function.Supplier;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionResponse;
import org.elasticsearch.action.ActionType;
import org.elasticsearch.action.support.ContextPreservingActionListener;
import org.elasticsearch.client.internal.Client;
import org.elasticsearch.client.internal.FilterClient;
import org.elasticsearch.common.util.concurrent.ThreadContext;

/** The client of the tracker: each of its requests has the rights of the tracker's own identity, never those of the node. */
final class TrackerClient extends FilterClient {
    /** By it a request that nobody sent has the rights of the key. */
    private static final String HEADER = "Authorization";

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
            who.ifPresent(value -> context.putHeader(HEADER, value));
            super.doExecute(action, request, new ContextPreservingActionListener<>(before, listener));
        } finally {
            stashed.close();
        }
    }
}
