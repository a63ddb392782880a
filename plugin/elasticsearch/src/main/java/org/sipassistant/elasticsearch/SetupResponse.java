// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Map;

/** What was set up or undone. */
public final class SetupResponse extends Answer {
    SetupResponse(Map<String, Object> content) {
        super(content);
    }
}
