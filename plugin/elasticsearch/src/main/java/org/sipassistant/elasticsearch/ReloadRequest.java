// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionRequestValidationException;
import org.jspecify.annotations.Nullable;

/** Asks for the operator's own files to be read anew. */
public final class ReloadRequest extends ActionRequest {

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }
}
