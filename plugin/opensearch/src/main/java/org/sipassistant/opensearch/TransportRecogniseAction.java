// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.TransportAction;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** Answers {@link RecogniseAction} on the node that was asked. */
public final class TransportRecogniseAction extends TransportAction<RecogniseRequest, RecogniseResponse> {
    private final SipServices services;

    @Inject
    public TransportRecogniseAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(RecogniseAction.NAME, filters, transport.getTaskManager());
        this.services = services;
    }

    @Override
    protected void doExecute(Task task, RecogniseRequest request, ActionListener<RecogniseResponse> listener) {
        services.pool()
                .answer(
                        () -> services.recognise().sample(request.question(), services.clusterOf(task)),
                        ActionListener.map(listener, RecogniseResponse::new));
    }
}
