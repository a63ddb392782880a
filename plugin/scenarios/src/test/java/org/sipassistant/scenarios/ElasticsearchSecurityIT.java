// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** Who sees what on Elasticsearch with its security. */
class ElasticsearchSecurityIT extends SecurityScenarios {
    ElasticsearchSecurityIT() {
        super(new ElasticsearchGuard());
    }
}
