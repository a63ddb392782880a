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

/** Answers {@link RecogniseTextAction} on the node that was asked. */
public final class TransportRecogniseTextAction extends TransportAction<RecogniseTextRequest, RecogniseResponse> {
    /** What a character costs while it is read: itself, its copies in a joined message. */
    private static final long BYTES_PER_CHARACTER = 4;

    private final SipServices services;
    private final CircuitBreakerService breakers;

    @Inject
    public TransportRecogniseTextAction(
            ActionFilters filters, TransportService transport, SipServices services, CircuitBreakerService breakers) {
        super(RecogniseTextAction.NAME, filters, transport.getTaskManager());
        this.services = services;
        this.breakers = breakers;
    }

    @Override
    protected void doExecute(Task task, RecogniseTextRequest request, ActionListener<RecogniseResponse> listener) {
        CircuitBreaker breaker = breakers.getBreaker(CircuitBreaker.REQUEST);
        long bytes = BYTES_PER_CHARACTER * request.question().size();
        breaker.addEstimateBytesAndMaybeBreak(bytes, RecogniseTextAction.NAME);
        ActionListener<RecogniseResponse> charged =
                ActionListener.runBefore(listener, () -> breaker.addWithoutBreaking(-bytes));
        services.pool()
                .answer(
                        () -> CompletableFuture.completedFuture(
                                services.recognise().lines(request.question())),
                        ActionListener.map(charged, RecogniseResponse::new));
    }
}
