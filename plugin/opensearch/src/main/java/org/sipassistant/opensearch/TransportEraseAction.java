// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.common.inject.Inject;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** Answers {@link EraseAction} on the node that was asked. */
public final class TransportEraseAction extends LocalAction<EraseRequest, EraseResponse> {
    @Inject
    public TransportEraseAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(EraseAction.NAME, filters, transport, services);
    }

    @Override
    WorkPool pool() {
        return services().waiting();
    }

    @Override
    CompletionStage<EraseResponse> answer(EraseRequest request, Task task) {
        return CompletableFuture.completedFuture(new EraseResponse(services().erase(task, request.order())));
    }
}
