// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.concurrent.CompletableFuture;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.TransportAction;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.common.breaker.CircuitBreaker;
import org.opensearch.core.indices.breaker.CircuitBreakerService;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** Answers {@link WhyTextAction} on the node that was asked. */
public final class TransportWhyTextAction extends TransportAction<WhyTextRequest, WhyTextResponse> {
    /** What a pasted character costs while it is read: itself, its copy in a message, its share of what is kept. */
    private static final long BYTES_PER_CHARACTER = 4;

    private final SipServices services;
    private final CircuitBreakerService breakers;

    @Inject
    public TransportWhyTextAction(
            ActionFilters filters, TransportService transport, SipServices services, CircuitBreakerService breakers) {
        super(WhyTextAction.NAME, filters, transport.getTaskManager());
        this.services = services;
        this.breakers = breakers;
    }

    @Override
    protected void doExecute(Task task, WhyTextRequest request, ActionListener<WhyTextResponse> listener) {
        CircuitBreaker breaker = breakers.getBreaker(CircuitBreaker.REQUEST);
        long bytes = BYTES_PER_CHARACTER * request.question().text().length();
        breaker.addEstimateBytesAndMaybeBreak(bytes, WhyTextAction.NAME);
        ActionListener<WhyTextResponse> charged =
                ActionListener.runBefore(listener, () -> breaker.addWithoutBreaking(-bytes));
        services.pool()
                .answer(
                        () -> CompletableFuture.completedFuture(services.why().text(request.question())),
                        ActionListener.map(charged, WhyTextResponse::new));
    }
}
