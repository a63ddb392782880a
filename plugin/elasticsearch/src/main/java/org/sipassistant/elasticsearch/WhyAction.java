// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionType;

/** Why did this call fail? Reads indices, so index permissions apply to it. */
public final class WhyAction extends ActionType<WhyResponse> {
    public static final String NAME = "indices:data/read/sip/why";
    public static final WhyAction INSTANCE = new WhyAction();

    private WhyAction() {
        super(NAME);
    }
}
