// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * A message as Lync and Skype for Business record it: the start line and the body are the values of headers,
 * {@code Start-Line: INVITE ...} and {@code Message-Body: v=0}.
 */
final class RecordLines {

    private static final String START = "Start-Line: ";
    private static final String BODY = "\nMessage-Body:";

    private RecordLines() {}

    static boolean restore(Rewriting rewriting, int start, int limit) {
        String text = rewriting.text();
        boolean recorded = text.startsWith(START, start - START.length());
        int body = recorded ? text.indexOf(BODY, start, limit) : -1;
        if (body < 0) {
            return false;
        }
        int from = body + BODY.length();
        while (from < limit && text.charAt(from) == ' ') {
            from++;
        }
        rewriting.lineEnd(body + 1, from);
        return true;
    }
}
