// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.List;
import org.sipassistant.message.SipMessage;

/**
 * The values of a message's own extension headers ({@code X-...}) that may be the Call-ID of another leg: every B2BUA has
 * a name of its own for that header. Headers of RFCs that name a Call-ID, such as Replaces or In-Reply-To, mean another
 * call and not another leg.
 */
final class QuotedIds {
    /** More headers of this kind than any product writes. */
    private static final int MOST = 32;

    /** A shorter value is a flag or a counter, and could be a bad Call-ID by chance. */
    private static final int SHORTEST = 8;

    private QuotedIds() {}

    static List<String> in(SipMessage message) {
        String text = message.text();
        List<String> values = new ArrayList<>();
        int line = text.indexOf('\n') + 1;
        while (line > 0 && line < text.length() && values.size() < MOST && !isBlank(text, line)) {
            int next = text.indexOf('\n', line);
            int end = next < 0 ? text.length() : next;
            if ((text.charAt(line) == 'X' || text.charAt(line) == 'x') && text.startsWith("-", line + 1)) {
                int colon = text.indexOf(':', line);
                if (colon > 0 && colon < end) {
                    add(text.substring(colon + 1, end).strip(), values);
                }
            }
            line = next + 1;
        }
        return values;
    }

    private static void add(String value, List<String> values) {
        int end = value.indexOf(';');
        String id = end < 0 ? value : value.substring(0, end).strip();
        if (id.length() >= SHORTEST && id.indexOf(' ') < 0) {
            values.add(id);
        }
    }

    private static boolean isBlank(String text, int line) {
        return text.charAt(line) == '\n' || text.charAt(line) == '\r';
    }
}
