// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Map;

/** The calls diagnosed from a pasted log. */
public final class WhyTextResponse extends Answer {
    WhyTextResponse(Map<String, Object> content) {
        super(content);
    }
}
