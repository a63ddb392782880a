// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

/** Requests that mean harm, on OpenSearch. */
class OpenSearchHostileLoadIT extends HostileLoad {
    OpenSearchHostileLoadIT() {
        super(Release.newestOpenSearch());
    }
}
