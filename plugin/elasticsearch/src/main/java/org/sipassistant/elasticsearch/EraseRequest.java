// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionRequestValidationException;
import org.jspecify.annotations.Nullable;
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
