// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.concurrent.CompletionStage;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/** Answers {@link WhyAction} on the node that was asked. */
public final class TransportWhyAction extends LocalAction<WhyRequest, WhyResponse> {
    @Inject
    public TransportWhyAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(WhyAction.NAME, filters, transport, services);
    }

    @Override
    CompletionStage<WhyResponse> answer(WhyRequest request, Task task) {
        return services()
                .why()
                .why(request.question(), services().clusterOf(task))
                .thenApply(WhyResponse::new);
    }
}
