// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** What goes wrong on one node, on OpenSearch. */
class OpenSearchFaultsIT extends FaultScenarios {
    OpenSearchFaultsIT() {
        super(Release.newestOpenSearch());
    }
}
