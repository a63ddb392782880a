// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** Clusters of unequal nodes, on Elasticsearch. */
class ElasticsearchClusterFaultsIT extends ClusterFaults {
    ElasticsearchClusterFaultsIT() {
        super(Release.elasticsearch());
    }
}
