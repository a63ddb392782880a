// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.common.inject.Inject;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** Answers {@link ReplayAction} on the node that was asked. */
public final class TransportReplayAction extends LocalAction<ReplayRequest, ReplayResponse> {
    @Inject
    public TransportReplayAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(ReplayAction.NAME, filters, transport, services);
    }

    @Override
    WorkPool pool() {
        return services().waiting();
    }

    @Override
    CompletionStage<ReplayResponse> answer(ReplayRequest request, Task task) {
        return CompletableFuture.completedFuture(
                new ReplayResponse(services().tracker(task).replay(request.order())));
    }
}
