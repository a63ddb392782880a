// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import java.io.IOException;
import org.sipassistant.scenarios.Release;

class OpenSearchDashboardsIT extends DashboardScenarios {
    OpenSearchDashboardsIT() {
        super(Product.OPENSEARCH_DASHBOARDS);
    }

    @Override
    Traffic traffic() throws IOException {
        return Traffic.on(Release.newestOpenSearch());
    }
}
