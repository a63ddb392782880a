// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionType;
import org.opensearch.action.support.ContextPreservingActionListener;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.util.concurrent.ThreadContext;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.transport.client.Client;
import org.opensearch.transport.client.FilterClient;

/**
 * The client of the tracker, with an identity of its own: the roles that the setting names, and never the rights of the
 * node itself. Where security is on and no identity is set, there is no such client.
 */
final class TrackerClient extends FilterClient {
    /** How OpenSearch Security is told whose roles a request has that nobody sent. */
    private static final String HEADER = "opendistro_security_injected_roles";

    private static final String USER = "sip_tracker|";

    private final Optional<String> identity;

    private TrackerClient(Client client, Optional<String> identity) {
        super(client);
        this.identity = identity;
    }

    /** Empty where the tracker may not run, because it would run as a superuser. */
    static Optional<Client> of(Client client, Settings settings) {
        List<String> roles = new ArrayList<>(SipSettings.TRACKER_ROLES.get(settings));
        Optional<String> identity = roles.isEmpty() ? Optional.empty() : Optional.of(USER + String.join(",", roles));
        return isSecured(settings) && identity.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrackerClient(client, identity));
    }

    /** What is missing where there is none. */
    static String demand() {
        return "security is on: set [" + SipSettings.TRACKER_ROLES.getKey() + "] to the roles of the tracker";
    }

    private static boolean isSecured(Settings settings) {
        return settings.keySet().stream().anyMatch(key -> key.startsWith("plugins.security."))
                && !settings.getAsBoolean("plugins.security.disabled", false);
    }

    @Override
    protected <Q extends ActionRequest, A extends ActionResponse> void doExecute(
            ActionType<A> action, Q request, ActionListener<A> listener) {
        ThreadContext context = threadPool().getThreadContext();
        Supplier<ThreadContext.StoredContext> before = context.newRestorableContext(true);
        ThreadContext.StoredContext stashed = context.stashContext();
        try {
            identity.ifPresent(who -> context.putTransient(HEADER, who));
            super.doExecute(action, request, new ContextPreservingActionListener<>(before, listener));
        } finally {
            stashed.close();
        }
    }
}
