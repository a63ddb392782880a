// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.List;
import java.util.Map;

/** Identifiers that an index maps as texts. */
final class Texts {
    private Texts() {}

    /** As engines do: a text has no terms to be counted, and holds no exact value. */
    static void refuse(Map<String, Object> body) {
        String asked = body.toString();
        for (String field : List.of("sip.call_id", "sip.cseq.method", "sip.method", "sip.from.tag")) {
            if (asked.contains("terms={field=" + field + "}")
                    || asked.contains("terms={" + field + "=")
                    || asked.contains("term={" + field + "=")) {
                throw new IllegalArgumentException("[" + field + "] is a text");
            }
        }
    }
}
