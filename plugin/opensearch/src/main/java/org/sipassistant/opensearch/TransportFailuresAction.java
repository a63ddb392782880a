// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.concurrent.CompletionStage;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.common.inject.Inject;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

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
