// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.sipassistant.endpoint.Question;

/** A question about calls and the indices it is asked of. */
public final class WhyRequest extends ReadRequest {
    private final Question question;

    WhyRequest(Question question) {
        super(question.indices());
        this.question = question;
    }

    /** The question, asked of the indices as they are now. */
    Question question() {
        return question.withIndices(readable());
    }
}
