// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.concurrent.CompletionStage;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/** Answers {@link CallsAction} on the node that was asked. */
public final class TransportCallsAction extends LocalAction<CallsRequest, CallsResponse> {
    @Inject
    public TransportCallsAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(CallsAction.NAME, filters, transport, services);
    }

    @Override
    CompletionStage<CallsResponse> answer(CallsRequest request, Task task) {
        return services()
                .calls()
                .call(request.question(), services().clusterOf(task))
                .thenApply(CallsResponse::new);
    }
}
