// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** The scenarios on the newest OpenSearch that the plugin is known to run on. */
class NewestOpenSearchIT extends EngineScenarios {
    NewestOpenSearchIT() {
        super(Release.newestOpenSearch());
    }
}
