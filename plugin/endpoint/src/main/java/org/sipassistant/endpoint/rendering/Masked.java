// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.List;
import java.util.Set;
import org.sipassistant.inventory.IpAddress;

/**
 * Text for the eyes of another company: telephone numbers without their middle, and no address but those it knows
 * already.
 */
final class Masked {
    private static final int SHORTEST_NUMBER = 6;
    private static final int KEPT = 3;
    private static final String BETWEEN_DIGITS = " -";

    /** Country codes of one and of two digits (ITU-T E.164); all others have three. */
    private static final String ONE = "17";

    private static final Set<Integer> TWO = Set.copyOf(List.of(
            20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60,
            61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98));

    private final Set<String> known;
    private final Set<String> hidden;

    /**
     * @param known the addresses that may be named
     * @param hidden the hosts that may not, beside all other addresses
     */
    Masked(Set<String> known, Set<String> hidden) {
        this.known = Set.copyOf(known);
        this.hidden = Set.copyOf(hidden);
    }

    /** A telephone number keeps its country code, if it has one, and its last three digits. */
    static String number(String text) {
        int digits = (int) text.chars().filter(Masked::isDigit).count();
        if (digits <= KEPT) {
            return text;
        }
        int first = prefix(text);
        StringBuilder masked = new StringBuilder(text.length());
        int seen = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean hidden = isDigit(c) && ++seen > first && seen <= digits - KEPT;
            masked.append(hidden ? '*' : c);
        }
        return masked.toString();
    }

    private static int prefix(String text) {
        if (!text.startsWith("+") || text.length() < 4) {
            return 0;
        }
        if (ONE.indexOf(text.charAt(1)) >= 0) {
            return 1;
        }
        boolean two = isDigit(text.charAt(1))
                && isDigit(text.charAt(2))
                && TWO.contains((text.charAt(1) - '0') * 10 + text.charAt(2) - '0');
        return two ? 2 : 3;
    }

    /** Any text in which numbers and addresses may stand. */
    String text(String text) {
        String line = Plain.line(text);
        StringBuilder masked = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            int end = wordEnd(line, at);
            if (end == at) {
                masked.append(line.charAt(at++));
                continue;
            }
            masked.append(word(line.substring(at, end)));
            at = end;
        }
        return numbers(masked.toString());
    }

    private String word(String word) {
        int colon = word.indexOf(':') == word.lastIndexOf(':') ? word.indexOf(':') : -1;
        String host = colon > 0 ? word.substring(0, colon) : word;
        while (host.endsWith(".") || host.endsWith(":")) {
            host = host.substring(0, host.length() - 1);
        }
        boolean foreign = hidden.contains(host) || IpAddress.parse(host) != null && !known.contains(host);
        return foreign ? "(address)" + word.substring(host.length()) : word;
    }

    /** The end of what may be an address with a port. */
    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || ":.-_".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    /** Runs of digits that are long enough for a telephone number, also with what people write between them. */
    private static String numbers(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            boolean starts = isDigit(text.charAt(at)) || text.charAt(at) == '+';
            int end = starts ? numberEnd(text, at) : at;
            String run = text.substring(at, end);
            if (end == at) {
                masked.append(text.charAt(at++));
                continue;
            }
            boolean number = run.chars().filter(Masked::isDigit).count() >= SHORTEST_NUMBER;
            masked.append(number ? number(run) : run);
            at = end;
        }
        return masked.toString();
    }

    private static int numberEnd(String text, int from) {
        int end = from + 1;
        int at = end;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                end = ++at;
            } else if (BETWEEN_DIGITS.indexOf(c) >= 0) {
                at++;
            } else {
                return end;
            }
        }
        return end;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
