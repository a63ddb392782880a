// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.concurrent.CompletionStage;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/** Answers {@link FailuresAction} on the node that was asked. */
public final class TransportFailuresAction extends LocalAction<FailuresRequest, FailuresResponse> {
    @Inject
    public TransportFailuresAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(FailuresAction.NAME, filters, transport, services);
    }

    @Override
    CompletionStage<FailuresResponse> answer(FailuresRequest request, Task task) {
        return services()
                .failures()
                .failures(request.question(), services().clusterOf(task))
                .thenApply(FailuresResponse::new);
    }
}
