// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.concurrent.CompletionStage;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.common.inject.Inject;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** Answers {@link RecogniseAction} on the node that was asked. */
public final class TransportRecogniseAction extends LocalAction<RecogniseRequest, RecogniseResponse> {
    @Inject
    public TransportRecogniseAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(RecogniseAction.NAME, filters, transport, services);
    }

    @Override
    CompletionStage<RecogniseResponse> answer(RecogniseRequest request, Task task) {
        return services()
                .recognise()
                .sample(request.question(), services().clusterOf(task))
                .thenApply(RecogniseResponse::new);
    }
}
