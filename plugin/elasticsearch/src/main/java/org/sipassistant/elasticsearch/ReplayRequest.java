// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionRequestValidationException;
import org.jspecify.annotations.Nullable;
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
