// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Map;

/** The causes of failures, and what began. */
public final class FailuresResponse extends Answer {
    FailuresResponse(Map<String, Object> content) {
        super(content);
    }
}
