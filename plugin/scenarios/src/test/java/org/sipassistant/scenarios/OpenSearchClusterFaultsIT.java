// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** Clusters of unequal nodes, on OpenSearch. */
class OpenSearchClusterFaultsIT extends ClusterFaults {
    OpenSearchClusterFaultsIT() {
        super(Release.newestOpenSearch());
    }
}
