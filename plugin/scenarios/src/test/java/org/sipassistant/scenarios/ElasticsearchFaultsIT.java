// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** What goes wrong on one node, on Elasticsearch. */
class ElasticsearchFaultsIT extends FaultScenarios {
    ElasticsearchFaultsIT() {
        super(Release.elasticsearch());
    }
}
