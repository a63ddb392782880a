// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the SIP messages and lone start lines in a text; immutable and safe for use by many threads.
 */
public final class Recogniser {

    private static final Recogniser STANDARD = new Recogniser(ParseLimits.STANDARD);

    private final ParseLimits limits;

    public Recogniser(ParseLimits limits) {
        this.limits = limits;
    }

    /** The recogniser with the limits of {@link ParseLimits#STANDARD}. */
    public static Recogniser standard() {
        return STANDARD;
    }

    /**
     * Whether a text may hold a start line, which the characters behind each {@code SIP/} tell: most texts that hold it and
     * are none name a channel, as in {@code PJSIP/1004-00000008}.
     *
     * @param anchor the first {@code SIP/} in the text
     */
    public static boolean mayFind(String text, int anchor) {
        int at = anchor;
        while (at >= 0 && !StartLines.mayBeVersion(text, at)) {
            at = text.indexOf(StartLines.ANCHOR, at + StartLines.ANCHOR.length());
        }
        return at >= 0;
    }

    /** Every SIP message and lone start line in a text, in its order; never throws. */
    public Recognition recognise(String text) {
        int anchor = text.indexOf(StartLines.ANCHOR);
        if (anchor < 0 || !mayFind(text, anchor)) {
            return Recognition.NOTHING;
        }
        List<SipMessage> messages = new ArrayList<>(1);
        boolean all = new MessageScan(text, limits, messages).from(anchor);
        return messages.isEmpty() ? Recognition.NOTHING : new Recognition(messages, !all);
    }
}
