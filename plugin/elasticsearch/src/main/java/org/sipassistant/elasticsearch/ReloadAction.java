// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionType;

/** Reads the operator's own files anew, on the node that is asked. */
public final class ReloadAction extends ActionType<ReloadResponse> {
    public static final String NAME = "cluster:admin/sip/knowledge/reload";
    public static final ReloadAction INSTANCE = new ReloadAction();

    private ReloadAction() {
        super(NAME);
    }
}
