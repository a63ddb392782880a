// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * A line of SIPp's short message log, which has the Call-ID, the CSeq and the start line in columns with tabs between: the
 * start line goes first, the others become its headers.
 */
final class ColumnLine {

    private static final String SEQUENCE = "CSeq:";
    private static final String CALL_ID = "i:";

    private ColumnLine() {}

    static boolean restore(Rewriting rewriting, int start, int limit) {
        String text = rewriting.text();
        int lineStart = Rows.start(text, start);
        int sequence = column(text, start, lineStart);
        int callId = column(text, sequence, lineStart);
        int way = column(text, callId, lineStart);
        // room for the name of the Call-ID is in the unix time before the direction
        boolean columns =
                way > lineStart + CALL_ID.length() && text.startsWith(SEQUENCE, sequence) && way == callId - 2;
        if (!columns) {
            return false;
        }
        int end = Rows.contentEnd(text, start, limit);
        String message = "\t" + text.substring(way, callId) + text.substring(start, end)
                + "\n" + text.substring(sequence, start - 1)
                + "\n" + CALL_ID + text.substring(callId, sequence - 1);
        rewriting.replace(end - message.length(), end, message);
        return true;
    }

    /** Where the column before a column begins; -1 where there is none. */
    private static int column(String text, int behind, int lineStart) {
        int end = behind - 1;
        boolean separated = end > lineStart && text.charAt(end) == '\t';
        return separated ? Math.max(lineStart, text.lastIndexOf('\t', end - 1) + 1) : -1;
    }
}
