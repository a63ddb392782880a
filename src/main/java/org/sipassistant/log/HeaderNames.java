// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.sipassistant.message.Header;

/** Tells whether a word before a colon is the name of a SIP header. */
final class HeaderNames {

    private static final int LONGEST = 40;
    private static final Set<String> KNOWN = known();
    /** RFC 3261 section 7.3.3 and the extensions that have one. */
    private static final String COMPACT = "abcdefijklmnorstuvxy";

    private HeaderNames() {}

    /** Where the colon behind a name at the start of a line stands: one that SIP knows, or a compact form; or -1. */
    static int lineColon(String text, int at, int limit) {
        boolean compact = at + 1 < limit && text.charAt(at + 1) == ':' && COMPACT.indexOf(text.charAt(at)) >= 0;
        return compact ? at + 1 : colon(text, at, limit);
    }

    /**
     * Where the colon behind the long name of a header that SIP knows stands; -1 where no such name begins at the
     * position. Inside a line compact forms mean nothing, they are words of any language.
     */
    static int colon(String text, int at, int limit) {
        int colon = anyColon(text, at, limit);
        return colon > 0
                        && KNOWN.contains(
                                text.substring(at, nameEnd(text, at, limit)).toLowerCase(Locale.ROOT))
                ? colon
                : -1;
    }

    /** The same for a name of anybody's making, such as {@code GenericID}. */
    static int anyColon(String text, int at, int limit) {
        int end = nameEnd(text, at, limit);
        if (end == at) {
            return -1; // before the blanks are gone through, which who asks at each of them would do again and again
        }
        int colon = end;
        while (colon < limit && text.charAt(colon) == ' ') {
            colon++;
        }
        return colon < limit && text.charAt(colon) == ':' ? colon : -1;
    }

    private static int nameEnd(String text, int at, int limit) {
        int last = Math.min(limit, at + LONGEST);
        int end = at;
        while (end < last && isPart(text.charAt(end), end == at)) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c, boolean first) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        return letter || !first && (c >= '0' && c <= '9' || c == '-' || c == '_');
    }

    private static Set<String> known() {
        Set<String> names = new HashSet<>();
        for (Header header : Header.values()) {
            names.add(header.longName().toLowerCase(Locale.ROOT));
        }
        return Set.copyOf(names);
    }
}
