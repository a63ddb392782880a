// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.jspecify.annotations.Nullable;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionRequestValidationException;
import org.sipassistant.endpoint.erase.EraseOrder;

/** Whose number is to be erased. */
public final class EraseRequest extends ActionRequest {
    private final EraseOrder order;

    EraseRequest(EraseOrder order) {
        this.order = order;
    }

    EraseOrder order() {
        return order;
    }

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }
}
