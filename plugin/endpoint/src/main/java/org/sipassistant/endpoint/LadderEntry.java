// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Map;

/**
 * One message of a ladder, as words fit to print; empty where the timeline says nothing.
 *
 * @param from the address it came from
 * @param label the method, or the code and its phrase
 */
record LadderEntry(String at, String from, String to, String label, String note) {
    /** Letters up to here are one column wide and run from left to right: Latin, Greek, Cyrillic, Armenian. */
    private static final int SIMPLE_LETTERS = 0x590;

    private static final int FIRST_COMBINING = 0x300;

    static LadderEntry of(Map<String, Object> entry) {
        return new LadderEntry(
                text(entry, "at"), text(entry, "from"), text(entry, "to"), text(entry, "label"), text(entry, "note"));
    }

    boolean isRetransmission() {
        return note.startsWith("retransmission");
    }

    /** Whether an answer can be expected: a request other than ACK. */
    boolean asks() {
        return !label.isEmpty() && !Character.isDigit(label.charAt(0)) && !label.startsWith("ACK");
    }

    private static String text(Map<String, Object> entry, String key) {
        Object value = entry.get(key);
        return value == null ? "" : clean(value.toString());
    }

    /** One column per character: a space for a control character, a question mark for what has another width. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.append(shown(c)));
        return clean.toString();
    }

    private static char shown(int c) {
        if (Character.isISOControl(c)) {
            return ' ';
        }
        boolean simple = c < FIRST_COMBINING || c < SIMPLE_LETTERS && Character.isLetter(c);
        return simple && Character.getType(c) != Character.FORMAT ? (char) c : '?';
    }
}
