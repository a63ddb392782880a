// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.opensearch.action.ActionType;

/** Judges the calls of a time again. The order is written as the caller. */
public final class ReplayAction extends ActionType<ReplayResponse> {
    public static final String NAME = "cluster:admin/sip/replay";
    public static final ReplayAction INSTANCE = new ReplayAction();

    private ReplayAction() {
        super(NAME, Answer.noReader());
    }
}
