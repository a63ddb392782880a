// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.concurrent.CompletionStage;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionResponse;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.TransportAction;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/** What all actions have in common: they are answered on the node that was asked, by the plugin's own threads. */
abstract class LocalAction<Q extends ActionRequest, A extends ActionResponse> extends TransportAction<Q, A> {
    private final SipServices services;

    LocalAction(String name, ActionFilters filters, TransportService transport, SipServices services) {
        super(name, filters, transport.getTaskManager(), EsExecutors.DIRECT_EXECUTOR_SERVICE);
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
