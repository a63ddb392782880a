// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.jspecify.annotations.Nullable;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionRequestValidationException;

/** Asks for the operator's own files to be read anew. */
public final class ReloadRequest extends ActionRequest {

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }
}
