// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.erase;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sipassistant.ingest.NumberEscapes;

/**
 * Takes a number out of a text, however people write it, whatever other digits stand beside it; not out of a longer number.
 * Linear in the text.
 */
final class NumberText {
    /** What stands where the number stood. */
    static final String ERASED = "erased";

    /** Characters of the longest number with what stands between its digits. */
    private static final int LONGEST = 64;

    /** Characters people write between two digits, as a stroke with blanks around it. */
    private static final int BETWEEN = 3;

    /** Digits of the longest number that begins with +, ITU-T E.164. */
    private static final int INTERNATIONAL = 15;

    /** The same behind 00. */
    private static final int DIALLED = 17;

    /** Digits of the longest number behind a trunk prefix, and of the longest one that begins with an area code in brackets. */
    private static final int NATIONAL = 13;

    /** Digits of the shortest number behind a trunk prefix, and of the shortest one behind an area code in brackets. */
    private static final int SHORTEST = 6;

    private final Set<String> spellings;
    private final String written;

    /** Without the escapes of a URI, whose digits are none of a number. */
    private final String text;

    /** Where in what was written each character stands, and the end of it; null where nothing was escaped. */
    private final int @Nullable [] places;

    private NumberText(Set<String> spellings, String written) {
        this.spellings = spellings;
        this.written = written;
        this.text = NumberEscapes.decoded(written);
        this.places = text.length() == written.length() ? null : places(written, text.length());
    }

    private static int[] places(String written, int length) {
        int[] places = new int[length + 1];
        int at = 0;
        for (int i = 0; i <= length; i++) {
            places[i] = at;
            at += at < written.length() && NumberEscapes.at(written, at) >= 0 ? NumberEscapes.LENGTH : 1;
        }
        return places;
    }

    private int place(int at) {
        return places == null ? at : places[at];
    }

    /**
     * The text without the number; the same text where it is not in it.
     *
     * @param spellings digits, behind a + where it is written so
     */
    static String without(Set<String> spellings, String text) {
        return new NumberText(spellings, text).without();
    }

    private String without() {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = begins(at) || isSign(at) ? end(at) : at;
            if (end > at) {
                out.append(ERASED);
            } else {
                end = begins(at) ? other(at) : at + 1;
                out.append(written, place(at), place(end));
            }
            at = end;
        }
        return out.toString();
    }

    private boolean begins(int at) {
        return isDigit(at) || isPlus(at) && isDigit(at + 1);
    }

    /** Behind the longest spelling of the number that begins here; here where none does. */
    private int end(int start) {
        StringBuilder spelled = new StringBuilder();
        int found = start;
        int last = start;
        for (int at = start; at < text.length() && at - start < LONGEST; at++) {
            if (isDigit(at) || isSign(at) || at == start) {
                spelled.append(text.charAt(at));
                last = at + 1;
                if (!isDigit(last) && !isLonger(last) && spellings.contains(spelled.toString())) {
                    found = last;
                }
            } else if (isTrunkPrefix(at) && isPlus(start)) {
                at += 2;
                last = at + 1;
            } else if (at - last >= BETWEEN || !isBetween(at)) {
                break;
            }
        }
        return found;
    }

    /** Behind another number that begins here: its digits, and those behind a blank that can still be its own. */
    private int other(int start) {
        boolean area = start > 0 && text.charAt(start - 1) == '(';
        int most = most(start, area);
        int end = group(start);
        int digits = digits(start, end);
        int next = next(end);
        while (next > end) {
            int behind = group(next);
            int more = digits(next, behind);
            boolean another = isPlus(next) || text.charAt(next) == '0' && more >= SHORTEST;
            if (another || digits + more > most || area && more < SHORTEST) {
                return end;
            }
            digits += more;
            end = behind;
            next = next(end);
        }
        return end;
    }

    private int most(int start, boolean area) {
        if (isPlus(start)) {
            return INTERNATIONAL;
        }
        if (start > 1 && text.charAt(start - 1) == ':' && isDigit(start - 2)) {
            return 0; // the minutes or seconds of a time
        }
        return text.startsWith("00", start) ? DIALLED : area || text.charAt(start) == '0' ? NATIONAL : 0;
    }

    /** Where the digits begin that are parted from these by a blank, a bracket or a stroke; here where none are. */
    private int next(int end) {
        int at = end;
        while (at < text.length() && at - end < BETWEEN && isBetween(at)) {
            at++;
        }
        return at > end && at < text.length() && begins(at) ? at : end;
    }

    /** Behind digits that nothing parts, or only a hyphen or a point. */
    private int group(int start) {
        int at = start + 1;
        while (isDigit(at) || isHyphen(at)) {
            at++;
        }
        return at;
    }

    private boolean isHyphen(int at) {
        return isDigit(at + 1) && (text.charAt(at) == '-' || text.charAt(at) == '.');
    }

    /**
     * Whether more digits of the same number follow a hyphen or a point here; what ends in a letter is no number, and a 0
     * alone is the switchboard of this one.
     */
    private boolean isLonger(int at) {
        if (!isHyphen(at)) {
            return false;
        }
        int end = at + 1;
        while (isDigit(end) && end - at < LONGEST) {
            end++;
        }
        boolean switchboard = text.startsWith("-0", at) && end == at + 2 && !isHyphen(end);
        return !switchboard && (end >= text.length() || !Character.isLetter(text.charAt(end)));
    }

    /** Which is not dialled behind a country code. */
    private boolean isTrunkPrefix(int at) {
        return text.startsWith("(0)", at);
    }

    private int digits(int from, int to) {
        int digits = 0;
        for (int at = from; at < to; at++) {
            digits += isDigit(at) ? 1 : 0;
        }
        return digits;
    }

    private boolean isPlus(int at) {
        return at < text.length() && text.charAt(at) == '+';
    }

    private boolean isDigit(int at) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return c >= '0' && c <= '9';
    }

    /** What can be dialled too, before a number (3GPP TS 22.030) and behind it, and only in some numbers is a part of them. */
    private boolean isSign(int at) {
        return text.charAt(at) == '*' || text.charAt(at) == '#';
    }

    /** RFC 3966 section 5.1.1, strokes and all blanks. */
    private boolean isBetween(int at) {
        char c = text.charAt(at);
        return c == '-' || c == '.' || c == '(' || c == ')' || c == '/' || c == '\t' || Character.isSpaceChar(c);
    }
}
