// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** Who sees what on OpenSearch with its security. */
class OpenSearchSecurityIT extends SecurityScenarios {
    OpenSearchSecurityIT() {
        super(new OpenSearchGuard());
    }
}
