// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.jspecify.annotations.Nullable;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionRequestValidationException;

/** What is to be explained: a response code such as {@code 486} or a method such as {@code INVITE}. */
public final class ExplainRequest extends ActionRequest {
    private final String what;

    ExplainRequest(String what) {
        this.what = what;
    }

    String what() {
        return what;
    }

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }
}
