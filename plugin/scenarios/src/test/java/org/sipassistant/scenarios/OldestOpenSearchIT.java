// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** The scenarios on the oldest OpenSearch that the plugin is built for. */
class OldestOpenSearchIT extends EngineScenarios {
    OldestOpenSearchIT() {
        super(Release.oldestOpenSearch());
    }
}
