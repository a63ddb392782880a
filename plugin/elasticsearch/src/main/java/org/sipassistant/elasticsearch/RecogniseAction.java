// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionType;

/** How well are the logs in these indices read? Reads a sample of them, so index permissions apply to it. */
public final class RecogniseAction extends ActionType<RecogniseResponse> {
    public static final String NAME = "indices:data/read/sip/recognise";
    public static final RecogniseAction INSTANCE = new RecogniseAction();

    private RecogniseAction() {
        super(NAME);
    }
}
