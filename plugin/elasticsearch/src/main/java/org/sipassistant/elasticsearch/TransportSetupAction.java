// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

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
