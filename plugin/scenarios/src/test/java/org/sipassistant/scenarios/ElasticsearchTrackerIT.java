// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

class ElasticsearchTrackerIT extends TrackerScenarios {
    ElasticsearchTrackerIT() {
        super(Release.elasticsearch());
    }
}
