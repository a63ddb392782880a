// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import java.io.IOException;
import org.sipassistant.scenarios.Release;

class KibanaIT extends DashboardScenarios {
    KibanaIT() {
        super(Product.KIBANA);
    }

    @Override
    Traffic traffic() throws IOException {
        return Traffic.on(Release.elasticsearch());
    }
}
