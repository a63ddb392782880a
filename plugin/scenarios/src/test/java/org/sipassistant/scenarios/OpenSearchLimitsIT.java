// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** Calls that are too much for an answer, on OpenSearch. */
class OpenSearchLimitsIT extends LimitScenarios {
    OpenSearchLimitsIT() {
        super(Release.oldestOpenSearch());
    }
}
