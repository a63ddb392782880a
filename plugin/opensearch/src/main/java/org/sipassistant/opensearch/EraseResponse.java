// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.Map;

/** What was erased. */
public final class EraseResponse extends Answer {
    EraseResponse(Map<String, Object> content) {
        super(content);
    }
}
