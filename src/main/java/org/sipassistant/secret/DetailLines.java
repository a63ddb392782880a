// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

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

    private DetailLines() {}

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
