// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.sipassistant.endpoint.RecogniseQuestion;

/** How well are the logs in these indices read? */
public final class RecogniseRequest extends ReadRequest {
    private final RecogniseQuestion question;

    RecogniseRequest(RecogniseQuestion question) {
        super(question.indices());
        this.question = question;
    }

    /** The question, asked of the indices as they are now. */
    RecogniseQuestion question() {
        return question.withIndices(readable());
    }
}
