// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.HashMap;
import java.util.Map;

/**
 * What a proxy writes before its own words, in braces: {@code {1 1 INVITE call-id}} is whether it was a request, the CSeq and
 * the Call-ID of the message that it worked on ({@code log_prefix} of Kamailio). It tells to which call a line belongs that
 * names none.
 */
final class BracedPrefix {
    /** Where it begins at the latest: behind time, host and program. */
    private static final int LATEST = 200;

    private BracedPrefix() {}

    /** @return the fields of a line, with the Call-ID of such a prefix where they have none */
    static Map<String, String> completed(Map<String, String> fields, String line) {
        int open = line.indexOf('{');
        int close = open < 0 || open > LATEST || fields.containsKey("call_id") ? -1 : line.indexOf('}', open);
        if (close < 0) {
            return fields;
        }
        String[] parts = line.substring(open + 1, close).split(" ", -1);
        boolean known = parts.length == 4 && isNumber(parts[0]) && isNumber(parts[1]) && isMethod(parts[2]);
        if (!known || parts[3].isEmpty()) {
            return fields;
        }
        Map<String, String> completed = new HashMap<>(fields);
        completed.put("call_id", parts[3]);
        return completed;
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isMethod(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }
}
