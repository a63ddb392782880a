// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Map;

/** Counters of this node, and how far each lane has come. */
public final class StatsResponse extends Answer {
    StatsResponse(Map<String, Object> content) {
        super(content);
    }
}
