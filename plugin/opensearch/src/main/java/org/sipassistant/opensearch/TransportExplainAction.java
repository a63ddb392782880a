// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.TransportAction;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** Answers {@link ExplainAction} on the node that was asked. */
public final class TransportExplainAction extends TransportAction<ExplainRequest, ExplainResponse> {
    private final SipServices services;

    @Inject
    public TransportExplainAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(ExplainAction.NAME, filters, transport.getTaskManager());
        this.services = services;
    }

    @Override
    protected void doExecute(Task task, ExplainRequest request, ActionListener<ExplainResponse> listener) {
        services.pool()
                .answer(
                        () -> CompletableFuture.completedFuture(explain(request)),
                        ActionListener.map(listener, ExplainResponse::new));
    }

    private Map<String, Object> explain(ExplainRequest request) {
        return request.isCause()
                ? services.why().explainCause(request.what())
                : services.why().explain(request.what());
    }
}
