// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionRequestValidationException;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.RecogniseLines;

/** Log lines and how to read them. */
public final class RecogniseTextRequest extends ActionRequest {
    private final RecogniseLines question;

    RecogniseTextRequest(RecogniseLines question) {
        this.question = question;
    }

    RecogniseLines question() {
        return question;
    }

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }
}
