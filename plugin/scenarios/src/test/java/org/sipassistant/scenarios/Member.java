// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A user of a test, with one role.
 *
 * @param role as the engine writes it; missing for a user who has none
 */
record Member(String name, String roleName, JsonNode role) {
    static Member withoutRole(String name) {
        return new Member(name, "", MissingNode.getInstance());
    }

    boolean hasRole() {
        return !role.isMissingNode();
    }
}
