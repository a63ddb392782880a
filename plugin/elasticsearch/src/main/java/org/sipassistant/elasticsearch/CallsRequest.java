// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.sipassistant.endpoint.CallQuestion;

/** A call, its form, and the indices it is looked for in. */
public final class CallsRequest extends ReadRequest {
    private final CallQuestion question;

    CallsRequest(CallQuestion question) {
        super(question.why().indices());
        this.question = question;
    }

    /** The question, asked of the indices as they are now. */
    CallQuestion question() {
        return question.withIndices(readable());
    }
}
