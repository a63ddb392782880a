// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

/**
 * Finds Call-IDs in the words of a log that quotes no message, so that they get the pseudonyms that messages get: behind their
 * name in any of its spellings, and words with an at sign before which no name of a person stands. One pass.
 */
final class CallIdMentions {
    private static final String[] NAMES = {"call-id", "callid", "call_id", "call id", "cid", "ci"};

    /** Longer ones are cut in messages too. */
    private static final int LONGEST = 1_024;

    /** Before the at sign: users are shorter, or have fewer digits. */
    private static final int SHORTEST = 10;

    private static final int FEWEST_DIGITS = 2;
    private static final String ENDS = "\"'<>()[]{},;|\\";
    private static final String STARTS = ENDS + "=:/@";

    private final String text;
    private final Pseudonyms pseudonyms;
    private final Replacements replacements;

    CallIdMentions(String text, Pseudonyms pseudonyms, Replacements replacements) {
        this.text = text;
        this.pseudonyms = pseudonyms;
        this.replacements = replacements;
    }

    /** Whether a text may hold any. */
    static boolean mayBeIn(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '@' && isWord(text, at) || (c == 'c' || c == 'C') && nameEnd(text, at) > 0) {
                return true;
            }
        }
        return false;
    }

    void replace() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int next = at + 1;
            if (c == '@' && isWord(text, at)) {
                next = put(wordStart(text, at), wordEnd(at));
            } else if (c == 'c' || c == 'C') {
                int name = nameEnd(text, at);
                next = name > 0 ? named(name) : next;
            }
            at = Math.max(next, at + 1);
        }
    }

    /** @return behind the value that a name announces */
    private int named(int nameEnd) {
        int start = nameEnd;
        while (start < text.length() && start - nameEnd < 8 && " \t:=\"'<([\\".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < text.length() && end - start < LONGEST && !ends(text.charAt(end))) {
            end++;
        }
        while (end > start && ".:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return start > nameEnd && holdsDigit(start, end) ? put(start, end) : nameEnd;
    }

    private int put(int start, int end) {
        String id = text.substring(start, end);
        String other = pseudonyms.callId(id);
        if (!other.equals(id)) {
            replacements.put(start, end, other);
        }
        return end;
    }

    private boolean holdsDigit(int from, int to) {
        for (int at = from; at < to; at++) {
            if (Pseudonyms.isDigit(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** Behind a name that begins at a position; 0 where none does. The short ones are meant only before an equals sign. */
    private static int nameEnd(String text, int at) {
        for (String name : NAMES) {
            int end = at + name.length();
            if (end < text.length() && text.regionMatches(true, at, name, 0, name.length())) {
                boolean whole = name.length() > 3
                        ? !Character.isLetterOrDigit(text.charAt(end))
                        : text.charAt(end) == '=' && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
                return whole ? end : 0;
            }
        }
        return 0;
    }

    /** Whether what stands around an at sign is one word that identifies something, and no URI. */
    private static boolean isWord(String text, int sign) {
        int start = wordStart(text, sign);
        if (sign - start < SHORTEST || start > 0 && isScheme(text, start) || sign + 1 == text.length()) {
            return false;
        }
        int digits = 0;
        for (int at = start; at < sign; at++) {
            digits += Pseudonyms.isDigit(text.charAt(at)) ? 1 : 0;
        }
        return digits >= FEWEST_DIGITS && Character.isLetterOrDigit(text.charAt(sign + 1));
    }

    /** Any scheme of an address: {@code sip:}, {@code tel:}, {@code mailto:}, and the authority of others. */
    private static boolean isScheme(String text, int start) {
        char before = text.charAt(start - 1);
        return before == '/' && start > 1 && text.charAt(start - 2) == '/'
                || before == ':' && start > 3 && endsWithScheme(text, start - 1);
    }

    private static boolean endsWithScheme(String text, int colon) {
        for (String scheme : new String[] {"sip", "sips", "tel", "mailto", "im", "pres"}) {
            int start = colon - scheme.length();
            if (start >= 0 && text.regionMatches(true, start, scheme, 0, scheme.length())) {
                return true;
            }
        }
        return false;
    }

    private static int wordStart(String text, int sign) {
        int least = Math.max(0, sign - LONGEST);
        int start = sign;
        while (start > least && text.charAt(start - 1) > ' ' && STARTS.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    private int wordEnd(int sign) {
        int end = sign + 1;
        while (end < text.length() && end - sign < LONGEST && !ends(text.charAt(end)) && text.charAt(end) != ':') {
            end++;
        }
        while (end > sign && text.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    private static boolean ends(char c) {
        return c <= ' ' || ENDS.indexOf(c) >= 0;
    }
}
