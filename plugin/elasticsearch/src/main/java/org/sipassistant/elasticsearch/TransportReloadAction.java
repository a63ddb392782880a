// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;

/** Answers {@link ReloadAction} on the node that was asked. */
public final class TransportReloadAction extends LocalAction<ReloadRequest, ReloadResponse> {
    @Inject
    public TransportReloadAction(ActionFilters filters, TransportService transport, SipServices services) {
        super(ReloadAction.NAME, filters, transport, services);
    }

    @Override
    CompletionStage<ReloadResponse> answer(ReloadRequest request, Task task) {
        return CompletableFuture.completedFuture(new ReloadResponse(services().reload()));
    }
}
