// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** What must not be told, on Elasticsearch. */
class ElasticsearchPrivacyIT extends PrivacyScenarios {
    ElasticsearchPrivacyIT() {
        super(Release.elasticsearch());
    }
}
