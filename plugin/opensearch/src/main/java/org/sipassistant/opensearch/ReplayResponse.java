// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.Map;

/** What will be judged again. */
public final class ReplayResponse extends Answer {
    ReplayResponse(Map<String, Object> content) {
        super(content);
    }
}
