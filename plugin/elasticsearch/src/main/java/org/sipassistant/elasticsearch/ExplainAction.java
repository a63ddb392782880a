// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionType;

/** What does this response code or method mean? Reads the knowledge base alone. */
public final class ExplainAction extends ActionType<ExplainResponse> {
    public static final String NAME = "cluster:monitor/sip/explain";
    public static final ExplainAction INSTANCE = new ExplainAction();

    private ExplainAction() {
        super(NAME);
    }
}
