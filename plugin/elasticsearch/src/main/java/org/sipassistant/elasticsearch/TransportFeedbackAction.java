// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.concurrent.CompletionStage;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/** Answers {@link FeedbackAction} on the node that was asked. */
public final class TransportFeedbackAction extends LocalAction<FeedbackRequest, FeedbackResponse> {
    @Inject
    public TransportFeedbackAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(FeedbackAction.NAME, filters, transport, services);
    }

    @Override
    CompletionStage<FeedbackResponse> answer(FeedbackRequest request, Task task) {
        return services()
                .feedback()
                .store(request.correction(), services().clusterOf(task))
                .thenApply(FeedbackResponse::new);
    }
}
