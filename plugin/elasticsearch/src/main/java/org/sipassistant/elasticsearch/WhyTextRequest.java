// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.sipassistant.endpoint.TextQuestion;

/** A pasted log and how to read it. */
public final class WhyTextRequest extends TextRequest {
    private final TextQuestion question;

    WhyTextRequest(TextQuestion question) {
        this.question = question;
    }

    TextQuestion question() {
        return question;
    }
}
