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
    private final Optional<String> undone;

    /** @param undone of what is to be undone the one namespace; empty for all of it */
    SetupRequest(Optional<SetupOrder> order, Optional<String> undone) {
        this.order = order;
        this.undone = undone;
    }

    Optional<SetupOrder> order() {
        return order;
    }

    Optional<String> undone() {
        return undone;
    }

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }
}
