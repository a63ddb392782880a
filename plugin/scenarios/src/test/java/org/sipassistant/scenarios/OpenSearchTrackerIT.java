// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

class OpenSearchTrackerIT extends TrackerScenarios {
    OpenSearchTrackerIT() {
        super(Release.oldestOpenSearch());
    }
}
