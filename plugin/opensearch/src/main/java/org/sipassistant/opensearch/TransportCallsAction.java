// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.TransportAction;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** Answers {@link CallsAction} on the node that was asked. */
public final class TransportCallsAction extends TransportAction<CallsRequest, CallsResponse> {
    private final SipServices services;

    @Inject
    public TransportCallsAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(CallsAction.NAME, filters, transport.getTaskManager());
        this.services = services;
    }

    @Override
    protected void doExecute(Task task, CallsRequest request, ActionListener<CallsResponse> listener) {
        services.pool()
                .answer(
                        () -> services.calls().call(request.question(), services.clusterOf(task)),
                        ActionListener.map(listener, CallsResponse::new));
    }
}
