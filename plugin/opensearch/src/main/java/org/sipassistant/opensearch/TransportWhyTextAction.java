// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.opensearch.action.support.ActionFilters;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.indices.breaker.CircuitBreakerService;
import org.opensearch.transport.TransportService;

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
