// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionType;

/** What is failing? Reads indices, so index permissions apply to it. */
public final class FailuresAction extends ActionType<FailuresResponse> {
    public static final String NAME = "indices:data/read/sip/failures";
    public static final FailuresAction INSTANCE = new FailuresAction();

    private FailuresAction() {
        super(NAME);
    }
}
