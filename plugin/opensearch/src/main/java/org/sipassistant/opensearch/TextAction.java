// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.common.breaker.CircuitBreaker;
import org.opensearch.core.indices.breaker.CircuitBreakerService;
import org.opensearch.core.tasks.TaskCancelledException;
import org.opensearch.tasks.CancellableTask;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;
import org.sipassistant.endpoint.TextBudget;

/** What the actions on pasted text have in common: the text is charged to the request breaker while it is read. */
abstract class TextAction<Q extends ActionRequest, A extends Answer> extends LocalAction<Q, A> {
    private final CircuitBreaker breaker;

    TextAction(
            String name,
            ActionFilters filters,
            TransportService transport,
            SipServices services,
            CircuitBreakerService breakers) {
        super(name, filters, transport, services);
        this.breaker = breakers.getBreaker(CircuitBreaker.REQUEST);
    }

    /** The length of the text. */
    abstract long characters(Q request);

    /** @param goingOn ends the work where the task was cancelled, by what it throws */
    abstract A answer(Q request, Runnable goingOn);

    @Override
    final WorkPool pool() {
        return services().texts();
    }

    @Override
    final CompletionStage<A> answer(Q request, Task task) {
        return CompletableFuture.completedFuture(answer(request, () -> goOn(task)));
    }

    /** Fails where the task was cancelled. */
    static void goOn(Task task) {
        if (task instanceof CancellableTask cancellable && cancellable.isCancelled()) {
            throw new TaskCancelledException("nobody waits for this answer any more");
        }
    }

    @Override
    protected void doExecute(Task task, Q request, ActionListener<A> listener) {
        long bytes = TextBudget.BYTES_PER_CHARACTER * characters(request);
        breaker.addEstimateBytesAndMaybeBreak(bytes, actionName);
        super.doExecute(task, request, ActionListener.runBefore(listener, () -> breaker.addWithoutBreaking(-bytes)));
    }
}
