// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** The scenarios on the oldest version that the plugin is built for. */
class OldestEngineIT extends EngineScenarios {
    OldestEngineIT() {
        super(Installation.versions().getFirst());
    }
}
