// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionType;

/** Why did the call in this pasted log fail? Touches no index, so it has a permission of its own. */
public final class WhyTextAction extends ActionType<WhyTextResponse> {
    public static final String NAME = "cluster:monitor/sip/text";
    public static final WhyTextAction INSTANCE = new WhyTextAction();

    private WhyTextAction() {
        super(NAME);
    }
}
