// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.sipassistant.endpoint.failures.FailuresQuestion;

/** A question about failures and the indices it is asked of. */
public final class FailuresRequest extends ReadRequest {
    private final FailuresQuestion question;

    FailuresRequest(FailuresQuestion question) {
        super(question.indices());
        this.question = question;
    }

    /** The question, asked of the indices as they are now. */
    FailuresQuestion question() {
        return question.withIndices(readable());
    }
}
