// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** Requests that mean harm, on Elasticsearch. */
class ElasticsearchHostileLoadIT extends HostileLoad {
    ElasticsearchHostileLoadIT() {
        super(Release.elasticsearch());
    }
}
