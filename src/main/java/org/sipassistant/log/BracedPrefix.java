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
        if (open < 0 || open > LATEST || fields.containsKey("call_id")) {
            return fields;
        }
        int start = behind(line, behind(line, behind(line, open + 1, '0', '9'), '0', '9'), 'A', 'Z');
        int end = start < 0 ? -1 : line.indexOf('}', start);
        int blank = start < 0 ? -1 : line.indexOf(' ', start);
        if (end <= start || blank >= 0 && blank < end) {
            return fields;
        }
        Map<String, String> completed = new HashMap<>(fields);
        completed.put("call_id", line.substring(start, end));
        return completed;
    }

    /** @return behind a word of such characters and its blank; negative where none begins there */
    private static int behind(String line, int start, char first, char last) {
        int end = start;
        while (end >= 0 && end < line.length() && line.charAt(end) >= first && line.charAt(end) <= last) {
            end++;
        }
        return end > start && end < line.length() && line.charAt(end) == ' ' ? end + 1 : -1;
    }
}
