// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/** Answers {@link ExplainAction} on the node that was asked. */
public final class TransportExplainAction extends LocalAction<ExplainRequest, ExplainResponse> {
    @Inject
    public TransportExplainAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(ExplainAction.NAME, filters, transport, services);
    }

    @Override
    CompletionStage<ExplainResponse> answer(ExplainRequest request, Task task) {
        return CompletableFuture.completedFuture(new ExplainResponse(
                request.isCause()
                        ? services().why().explainCause(request.what())
                        : services().why().explain(request.what())));
    }
}
