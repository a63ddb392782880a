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
import org.elasticsearch.common.settings.SecureString;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.concurrent.ThreadContext;

/**
 * The client of the tracker, with an identity of its own: the API key in the keystore, and never the rights of the
 * node itself. Where security is on and no identity is set, there is no such client.
 */
final class TrackerClient extends FilterClient {
    /** By it a request that nobody sent has the rights of the key. */
    private static final String HEADER = "Authorization";

    private static final String SCHEME = "ApiKey ";

    private final Optional<String> identity;

    private TrackerClient(Client client, Optional<String> identity) {
        super(client);
        this.identity = identity;
    }

    /** Empty where the tracker may not run, because it would run as a superuser. */
    static Optional<Client> of(Client client, Settings settings) {
        String key;
        try (SecureString secret = SipSettings.TRACKER_API_KEY.get(settings)) {
            key = secret.toString();
        }
        Optional<String> identity = key.isEmpty() ? Optional.empty() : Optional.of(SCHEME + key);
        return isSecured(settings) && identity.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrackerClient(client, identity));
    }

    /** What is missing where there is none. */
    static String demand() {
        return "security is on: put the API key of the tracker into the keystore as ["
                + SipSettings.TRACKER_API_KEY.getKey() + "]";
    }

    private static boolean isSecured(Settings settings) {
        return settings.getAsBoolean("xpack.security.enabled", true);
    }

    @Override
    protected <Q extends ActionRequest, A extends ActionResponse> void doExecute(
            ActionType<A> action, Q request, ActionListener<A> listener) {
        ThreadContext context = threadPool().getThreadContext();
        Supplier<ThreadContext.StoredContext> before = context.newRestorableContext(true);
        ThreadContext.StoredContext stashed = context.stashContext();
        try {
            identity.ifPresent(who -> context.putHeader(HEADER, who));
            super.doExecute(action, request, new ContextPreservingActionListener<>(before, listener));
        } finally {
            stashed.close();
        }
    }
}
