// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Map;

/** The diagnosed calls, with the evidence for each. */
public final class WhyResponse extends Answer {
    WhyResponse(Map<String, Object> content) {
        super(content);
    }
}
