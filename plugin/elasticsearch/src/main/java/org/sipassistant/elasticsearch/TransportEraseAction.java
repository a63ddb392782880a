// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

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
