// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.TransportAction;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** Answers {@link WhyAction} on the node that was asked. */
public final class TransportWhyAction extends TransportAction<WhyRequest, WhyResponse> {
    private final SipServices services;

    @Inject
    public TransportWhyAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(WhyAction.NAME, filters, transport.getTaskManager());
        this.services = services;
    }

    @Override
    protected void doExecute(Task task, WhyRequest request, ActionListener<WhyResponse> listener) {
        services.pool()
                .answer(
                        () -> services.why().why(request.question(), services.clusterOf(task)),
                        ActionListener.map(listener, WhyResponse::new));
    }
}
