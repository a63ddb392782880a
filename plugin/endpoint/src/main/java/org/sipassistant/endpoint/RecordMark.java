// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.Part;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

/**
 * How a product numbers its records, of which a long message takes several: AudioCodes counts them ({@code [S=1437]
 * [SID=2ed1c8:96:5]}), Ribbon repeats time and number ({@code 09202018 165651.570846:1.01.00.38344.Info .SIPSG:}).
 *
 * @param session whose records are counted together
 * @param number of this record
 * @param next the number of the record that goes on with it
 * @param content where the text of the record begins
 * @param beginning whether the record says that a message begins in it
 */
record RecordMark(String session, long number, long next, int content, boolean beginning) {
    private static final String COUNT = "[S=";
    private static final String SESSION = "[SID=";
    private static final int RIBBON_DATE = 8;

    static Optional<RecordMark> of(String text) {
        RecordMark counted = counted(text);
        return counted == null ? Optional.ofNullable(repeated(text)) : Optional.of(counted);
    }

    /** Whether a record needs its neighbours: it ends within a message, or it is a part without a beginning. */
    static boolean isIncomplete(String text) {
        return of(text).filter(mark -> !mark.beginning() || endsInside(text)).isPresent();
    }

    /** Whether the text of a record ends before its message does. */
    static boolean endsInside(String text) {
        SipMessage last = null;
        for (SipMessage message : Recogniser.standard().recognise(text).messages()) {
            last = message;
        }
        return last == null || last.part() != Part.MESSAGE || last.truncated();
    }

    /** The record without what the product writes behind its text. */
    static String withoutEnd(String text) {
        int time = text.lastIndexOf("[Time:");
        String stripped =
                time < 0 || text.indexOf(']', time) < text.stripTrailing().length() - 1
                        ? text
                        : text.substring(0, time);
        return stripped.endsWith(" ") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    private static @Nullable RecordMark counted(String text) {
        int count = text.indexOf(COUNT);
        int session = count < 0 ? -1 : text.indexOf(SESSION, count);
        int end = session < 0 ? -1 : text.indexOf(']', session);
        long number = count < 0 ? -1 : number(text, count + COUNT.length(), text.indexOf(']', count));
        if (end < 0 || number < 0) {
            return null;
        }
        int content = skipBlanks(text, end + 1);
        if (text.startsWith("(N ", content) && text.indexOf(')', content) > 0) {
            content = skipBlanks(text, text.indexOf(')', content) + 1);
        }
        String name = text.substring(session + SESSION.length(), end);
        boolean beginning = text.startsWith("---- Incoming SIP Message", content)
                || text.startsWith("---- Outgoing SIP Message", content);
        return new RecordMark(name, number, number + 1, content, beginning);
    }

    /** {@code length date time:number.severity .subsystem: text}. */
    private static @Nullable RecordMark repeated(String text) {
        int date = text.indexOf(' ') + 1;
        int time = text.indexOf(' ', date) + 1;
        int severity = time == 0 ? -1 : text.indexOf(' ', time);
        int colon = severity < 0 || !text.startsWith(" .", severity) ? -1 : text.indexOf(": ", severity);
        boolean numbered = colon > 0
                && time - date == RIBBON_DATE + 1
                && number(text, 0, date - 1) >= 0
                && number(text, date, time - 1) >= 0;
        if (!numbered) {
            return null;
        }
        int content = colon + 2;
        boolean beginning = text.startsWith("RAW PDU:", content)
                || text.indexOf("RAW PDU:", content) > 0
                || text.indexOf("msg = ", content) > 0;
        return new RecordMark(text.substring(date, severity), 0, 0, content, beginning);
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static long number(String text, int from, int to) {
        boolean digits = to > from && to - from < 18;
        for (int at = from; digits && at < to; at++) {
            digits = text.charAt(at) >= '0' && text.charAt(at) <= '9';
        }
        return digits ? Long.parseLong(text, from, to, 10) : -1;
    }
}
