// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** The scenarios on the newest version that the plugin is known to run on. */
class NewestEngineIT extends EngineScenarios {
    NewestEngineIT() {
        super(Installation.versions().getLast());
    }
}
