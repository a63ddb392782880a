// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import java.util.OptionalInt;

/** Masks the lines in which {@code tshark -V} and Wireshark spell out what they took out of a secret. */
public final class DetailLines {
    private static final String[] LABELS = {
        "Digest Authentication Response:",
        "Nonce Value:",
        "CNonce Value:",
        "Response auth:",
        "Integrity Key:",
        "Cyphering Key:",
        "Ciphering Key:",
        "Key and Salt:",
        "Master Key:",
        "Master salt:",
        "Key Data:",
        "Key Management Data:"
    };

    /** Above the body of a message. */
    private static final String BODY = "Message Body";

    private DetailLines() {}

    /** Behind the line above the body of the message that stands between two positions, if there is such a line. */
    public static OptionalInt bodyStart(String text, int from, int to) {
        for (int at = text.indexOf(BODY, from, to); at >= 0; at = text.indexOf(BODY, at + 1, to)) {
            int before = at;
            while (before > from && (text.charAt(before - 1) == ' ' || text.charAt(before - 1) == '\t')) {
                before--;
            }
            int behind = at + BODY.length();
            boolean alone = (before == from || text.charAt(before - 1) == '\n')
                    && (behind >= to || text.charAt(behind) == '\n' || text.charAt(behind) == '\r');
            if (alone) {
                return OptionalInt.of(Math.min(behind, to));
            }
        }
        return OptionalInt.empty();
    }

    /** Masks their values between two positions of a text. */
    public static void mask(MaskedText masked, int from, int to) {
        String text = masked.text();
        int line = from;
        while (line >= 0 && line < to) {
            int feed = text.indexOf('\n', line, to);
            int end = feed < 0 ? to : feed;
            masked.mask(valueStart(text, line, end), end);
            line = end + 1;
        }
    }

    /** Behind the label that a line begins with; its end where it begins with none of these. */
    private static int valueStart(String text, int from, int end) {
        int start = from;
        while (start < end && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        for (String label : LABELS) {
            if (text.regionMatches(true, start, label, 0, label.length())) {
                return start + label.length();
            }
        }
        return end;
    }
}
