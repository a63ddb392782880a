// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.opensearch.action.ActionType;

/** Sets up templates, the pipeline and the tracker, or undoes it. What it changes it changes as the caller. */
public final class SetupAction extends ActionType<SetupResponse> {
    public static final String NAME = "cluster:admin/sip/setup";
    public static final SetupAction INSTANCE = new SetupAction();

    private SetupAction() {
        super(NAME, Answer.noReader());
    }
}
