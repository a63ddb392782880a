// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.indices.breaker.CircuitBreakerService;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.transport.TransportService;

/** Answers {@link WhyTextAction} on the node that was asked. */
public final class TransportWhyTextAction extends TextAction<WhyTextRequest, WhyTextResponse> {
    @Inject
    public TransportWhyTextAction(
            ActionFilters filters, TransportService transport, SipServices services, CircuitBreakerService breakers) {
        super(WhyTextAction.NAME, filters, transport, services, breakers);
    }

    @Override
    long characters(WhyTextRequest request) {
        return request.question().text().length();
    }

    @Override
    WhyTextResponse answer(WhyTextRequest request, Runnable goingOn) {
        return new WhyTextResponse(services().why().text(request.question(), goingOn));
    }
}
