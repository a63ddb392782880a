// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/** Text whose lines a logger moved to the right, as the console of FreeSWITCH does. */
final class IndentedText {

    private IndentedText() {}

    /** Takes up to a number of blanks away from the start of every line. */
    static String withoutIndent(String text, int indent) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int first = at;
            int last = Math.min(text.length(), at + indent);
            while (first < last && Characters.isBlank(text.charAt(first))) {
                first++;
            }
            int feed = text.indexOf('\n', first);
            int end = feed < 0 ? text.length() : feed + 1;
            plain.append(text, first, end);
            at = end;
        }
        return plain.toString();
    }
}
