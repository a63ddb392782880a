// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.opensearch.action.ActionType;

/** Erases a number from what the tracker keeps. Documents are read and written as the caller. */
public final class EraseAction extends ActionType<EraseResponse> {
    public static final String NAME = "cluster:admin/sip/erase";
    public static final EraseAction INSTANCE = new EraseAction();

    private EraseAction() {
        super(NAME, Answer.noReader());
    }
}
