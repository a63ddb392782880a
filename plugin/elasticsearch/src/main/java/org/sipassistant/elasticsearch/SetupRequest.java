// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Optional;
import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionRequestValidationException;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.tracker.SetupOrder;

/** What is to be set up; nothing where the setup is to be undone. */
public final class SetupRequest extends ActionRequest {
    private final Optional<SetupOrder> order;

    SetupRequest(Optional<SetupOrder> order) {
        this.order = order;
    }

    Optional<SetupOrder> order() {
        return order;
    }

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }
}
