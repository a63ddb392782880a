// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** What must not be told, on OpenSearch. */
class OpenSearchPrivacyIT extends PrivacyScenarios {
    OpenSearchPrivacyIT() {
        super(Release.newestOpenSearch());
    }
}
