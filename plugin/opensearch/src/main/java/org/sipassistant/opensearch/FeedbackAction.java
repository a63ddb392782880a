// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.opensearch.action.ActionType;

/**
 * What was the cause of this call? Reads the indices of the call, so index permissions apply to it; what it writes, it
 * writes by the engine's own action, for which the caller needs the permission as well.
 */
public final class FeedbackAction extends ActionType<FeedbackResponse> {
    public static final String NAME = "indices:data/read/sip/feedback";
    public static final FeedbackAction INSTANCE = new FeedbackAction();

    private FeedbackAction() {
        super(NAME, Answer.noReader());
    }
}
