// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.common.inject.Inject;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** Answers {@link SetupAction} on the node that was asked. */
public final class TransportSetupAction extends LocalAction<SetupRequest, SetupResponse> {
    @Inject
    public TransportSetupAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(SetupAction.NAME, filters, transport, services);
    }

    @Override
    WorkPool pool() {
        return services().waiting();
    }

    @Override
    CompletionStage<SetupResponse> answer(SetupRequest request, Task task) {
        return CompletableFuture.completedFuture(new SetupResponse(request.order()
                .map(order -> services().setup(task).setUp(order))
                .orElseGet(() -> request.undone()
                        .map(namespace -> services().setup(task).undo(namespace))
                        .orElseGet(() -> services().setup(task).undo()))));
    }
}
