// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionResponse;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.sipassistant.endpoint.CallAnswer;

/** A call as data, or in a form of its own. */
public final class CallsResponse extends ActionResponse {
    private final CallAnswer answer;

    CallsResponse(CallAnswer answer) {
        this.answer = answer;
    }

    CallAnswer answer() {
        return answer;
    }

    @Override
    public void writeTo(StreamOutput out) {
        throw Answer.staysHere();
    }
}
