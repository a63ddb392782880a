// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Map;

/** What is read of log lines, per format, and what is not. */
public final class RecogniseResponse extends Answer {
    RecogniseResponse(Map<String, Object> content) {
        super(content);
    }
}
