// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.concurrent.CompletionStage;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.common.inject.Inject;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** Answers {@link StatsAction} on the node that was asked. */
public final class TransportStatsAction extends LocalAction<StatsRequest, StatsResponse> {
    @Inject
    public TransportStatsAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(StatsAction.NAME, filters, transport, services);
    }

    @Override
    CompletionStage<StatsResponse> answer(StatsRequest request, Task task) {
        return services().statistics(task).thenApply(StatsResponse::new);
    }
}
