// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** The scenarios on the Elasticsearch that the plugin is built for. */
class ElasticsearchIT extends EngineScenarios {
    ElasticsearchIT() {
        super(Release.elasticsearch());
    }
}
