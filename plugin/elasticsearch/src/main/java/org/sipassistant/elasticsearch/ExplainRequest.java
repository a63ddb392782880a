// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionRequestValidationException;
import org.jspecify.annotations.Nullable;

/**
 * What is to be explained: a response code such as {@code 486}, a method such as {@code INVITE}, or a cause of Q.850 such
 * as {@code 17}.
 */
public final class ExplainRequest extends ActionRequest {
    private final boolean cause;
    private final String what;

    private ExplainRequest(boolean cause, String what) {
        this.cause = cause;
        this.what = what;
    }

    static ExplainRequest codeOrMethod(String what) {
        return new ExplainRequest(false, what);
    }

    static ExplainRequest cause(String numberOrName) {
        return new ExplainRequest(true, numberOrName);
    }

    boolean isCause() {
        return cause;
    }

    String what() {
        return what;
    }

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }
}
