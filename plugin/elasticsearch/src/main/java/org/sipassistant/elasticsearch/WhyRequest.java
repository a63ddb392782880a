// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.sipassistant.endpoint.WhyQuestion;

/** A question about a call and the indices it is asked of. */
public final class WhyRequest extends ReadRequest {
    private final WhyQuestion question;

    WhyRequest(WhyQuestion question) {
        super(question.indices());
        this.question = question;
    }

    /** The question, asked of the indices as they are now. */
    WhyQuestion question() {
        return question.withIndices(readable());
    }
}
