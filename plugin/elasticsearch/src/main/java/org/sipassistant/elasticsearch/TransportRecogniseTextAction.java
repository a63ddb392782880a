// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.indices.breaker.CircuitBreakerService;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.transport.TransportService;

/** Answers {@link RecogniseTextAction} on the node that was asked. */
public final class TransportRecogniseTextAction extends TextAction<RecogniseTextRequest, RecogniseResponse> {
    @Inject
    public TransportRecogniseTextAction(
            ActionFilters filters, TransportService transport, SipServices services, CircuitBreakerService breakers) {
        super(RecogniseTextAction.NAME, filters, transport, services, breakers);
    }

    @Override
    long characters(RecogniseTextRequest request) {
        return request.question().size();
    }

    @Override
    RecogniseResponse answer(RecogniseTextRequest request, Runnable goingOn) {
        return new RecogniseResponse(services().recognise().lines(request.question(), goingOn));
    }
}
