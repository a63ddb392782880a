// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionType;

/** One whole call in a form of choice. Reads indices, so index permissions apply to it. */
public final class CallsAction extends ActionType<CallsResponse> {
    public static final String NAME = "indices:data/read/sip/calls";
    public static final CallsAction INSTANCE = new CallsAction();

    private CallsAction() {
        super(NAME);
    }
}
