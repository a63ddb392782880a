// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.jspecify.annotations.Nullable;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionRequestValidationException;
import org.sipassistant.endpoint.tracker.ReplayOrder;

/** Which calls are to be judged again. */
public final class ReplayRequest extends ActionRequest {
    private final ReplayOrder order;

    ReplayRequest(ReplayOrder order) {
        this.order = order;
    }

    ReplayOrder order() {
        return order;
    }

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }
}
