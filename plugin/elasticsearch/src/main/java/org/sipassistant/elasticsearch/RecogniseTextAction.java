// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionType;

/** How well are these lines read? Touches no index, so it has a permission of its own. */
public final class RecogniseTextAction extends ActionType<RecogniseResponse> {
    public static final String NAME = "cluster:monitor/sip/recognise";
    public static final RecogniseTextAction INSTANCE = new RecogniseTextAction();

    private RecogniseTextAction() {
        super(NAME);
    }
}
