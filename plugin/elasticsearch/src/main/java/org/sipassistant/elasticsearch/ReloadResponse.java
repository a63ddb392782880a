// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Map;

/** What stands in the operator's own files. */
public final class ReloadResponse extends Answer {
    ReloadResponse(Map<String, Object> content) {
        super(content);
    }
}
