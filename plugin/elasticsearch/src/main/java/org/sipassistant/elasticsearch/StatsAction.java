// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.action.ActionType;

/** How the processor and the tracker get on. */
public final class StatsAction extends ActionType<StatsResponse> {
    public static final String NAME = "cluster:monitor/sip/stats";
    public static final StatsAction INSTANCE = new StatsAction();

    private StatsAction() {
        super(NAME);
    }
}
