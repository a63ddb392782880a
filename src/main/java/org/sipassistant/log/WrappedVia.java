// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * A Via whose value goes on in the next line without a blank before it, as old Cisco IOS wraps it: {@code
 * Via:SIP/2.0/UDP} and then {@code 192.0.2.1:5060;branch=...}, or one value to a line.
 */
final class WrappedVia {

    private static final String VERSION = "SIP/2.0/";
    private static final int LONGEST_TRANSPORT = 8;

    /** Longer than {@code Via: SIP/2.0/TLS-SCTP}. */
    private static final int LONGEST_CUT = 32;

    private WrappedVia() {}

    /** Whether the first line behind a start line is so short that it may be a cut Via; nearly no message has such. */
    static boolean isLikely(String text, int start) {
        int line = text.indexOf('\n', start) + 1;
        int end = line == 0 ? -1 : text.indexOf('\n', line, Math.min(text.length(), line + LONGEST_CUT));
        return end > line && isCut(text, line, end);
    }

    static boolean restore(Rewriting rewriting, int start, int limit) {
        String text = rewriting.text();
        boolean changed = false;
        int feed = Rows.end(text, start, limit);
        boolean via = true;
        while (via && feed + 1 < limit) {
            int line = feed + 1;
            feed = Rows.end(text, line, limit);
            via = text.regionMatches(true, line, "via", 0, 3) || text.startsWith(VERSION, line);
            if (via && feed + 1 < limit && (isCut(text, line, feed) || text.startsWith(VERSION, feed + 1))) {
                rewriting.put(feed, ' ');
                changed = true;
                feed = Rows.end(text, feed + 1, limit);
            }
        }
        return changed;
    }

    /** Whether a line ends behind the transport, with no sent-by. */
    private static boolean isCut(String text, int line, int feed) {
        int end = Rows.contentEnd(text, line, feed);
        while (end > line && text.charAt(end - 1) == ' ') {
            end--;
        }
        int from = Math.max(line, end - VERSION.length() - LONGEST_TRANSPORT);
        int version = text.indexOf(VERSION, from, end);
        int transport = version + VERSION.length();
        return version >= line
                && end > transport
                && end - transport <= LONGEST_TRANSPORT
                && text.indexOf(' ', transport, end) < 0
                && feed + 1 < text.length()
                && text.charAt(feed + 1) > ' ';
    }
}
