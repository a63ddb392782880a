// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.sipassistant.endpoint.RecogniseLines;

/** Log lines and how to read them. */
public final class RecogniseTextRequest extends TextRequest {
    private final RecogniseLines question;

    RecogniseTextRequest(RecogniseLines question) {
        this.question = question;
    }

    RecogniseLines question() {
        return question;
    }
}
