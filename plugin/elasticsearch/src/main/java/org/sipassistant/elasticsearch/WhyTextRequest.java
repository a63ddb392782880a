// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionRequestValidationException;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.TextQuestion;

/** A pasted log and how to read it. */
public final class WhyTextRequest extends ActionRequest {
    private final TextQuestion question;

    WhyTextRequest(TextQuestion question) {
        this.question = question;
    }

    TextQuestion question() {
        return question;
    }

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }
}
