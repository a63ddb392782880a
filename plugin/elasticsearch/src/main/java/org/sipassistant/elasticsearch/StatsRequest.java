// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionRequestValidationException;
import org.jspecify.annotations.Nullable;

/** Asks for the counters. */
public final class StatsRequest extends ActionRequest {

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }
}
