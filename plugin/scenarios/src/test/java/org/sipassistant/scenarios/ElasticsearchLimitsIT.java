// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** Calls that are too much for an answer, on Elasticsearch. */
class ElasticsearchLimitsIT extends LimitScenarios {
    ElasticsearchLimitsIT() {
        super(Release.elasticsearch());
    }
}
