// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.concurrent.CompletionStage;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.TransportAction;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** What all actions have in common: they are answered on the node that was asked, by the plugin's own threads. */
abstract class LocalAction<Q extends ActionRequest, A extends ActionResponse> extends TransportAction<Q, A> {
    private final SipServices services;

    LocalAction(String name, ActionFilters filters, TransportService transport, SipServices services) {
        super(name, filters, transport.getTaskManager());
        this.services = services;
    }

    /** The answer, or later the answer; runs on one of the plugin's own threads. */
    abstract CompletionStage<A> answer(Q request, Task task);

    @Override
    protected void doExecute(Task task, Q request, ActionListener<A> listener) {
        pool().answer(() -> answer(request, task), listener);
    }

    /** The threads that do the work. */
    WorkPool pool() {
        return services.questions();
    }

    final SipServices services() {
        return services;
    }
}
