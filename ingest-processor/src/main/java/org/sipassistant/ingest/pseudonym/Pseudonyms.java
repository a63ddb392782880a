// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.ingest.PhoneNumber;

/**
 * Gives names, numbers and hosts others that tell nothing, the same for the same, so that calls can still be followed. For
 * one text and one thread.
 */
final class Pseudonyms {
    /** Users that name nobody. */
    private static final Set<String> NOBODY =
            Set.of("anonymous", "unavailable", "restricted", "unknown", "invalid", "sos");

    private static final String LEFT_OUT = "(0)";

    private static final String ESCAPED_PLUS = "%2B";

    /** 48 bits: among a million names the same pseudonym is met twice with a probability of 0.2%. */
    private static final int NAME_DIGITS = 12;

    /** From here on a run of digits in free text may be a telephone number. */
    static final int SHORTEST_IN_TEXT = 7;

    private final PseudonymKey.Hash hash;
    private final DigitPermutation permutation;
    private final Map<String, String> known = new HashMap<>();

    Pseudonyms(PseudonymKey key) {
        this.hash = key.hash();
        this.permutation = new DigitPermutation(hash);
    }

    /** Of the user part of a URI, a number or a name. */
    String user(String user) {
        String pseudonym = known.get(user);
        if (pseudonym == null) {
            boolean escaped = user.regionMatches(true, 0, ESCAPED_PLUS, 0, ESCAPED_PLUS.length());
            String prefix = escaped ? ESCAPED_PLUS : user.startsWith("+") ? "+" : "";
            pseudonym = number(user, escaped)
                    .map(number -> number(prefix, number.digits()))
                    .orElseGet(() -> name(user));
            known.put(user, pseudonym);
        }
        return pseudonym;
    }

    private String name(String user) {
        return NOBODY.contains(user.toLowerCase(Locale.ROOT)) ? user : "u" + hash.digits("name", user, NAME_DIGITS);
    }

    /** Of the name that is displayed beside an address. */
    String displayName(String name) {
        if (number(name, false).isPresent()) {
            return user(name);
        }
        return NOBODY.contains(name.toLowerCase(Locale.ROOT)) ? name : "N" + hash.digits("display", name, NAME_DIGITS);
    }

    private String host(String host) {
        return "h" + hash.digits("host", host.toLowerCase(Locale.ROOT), NAME_DIGITS) + ".invalid";
    }

    /** A Call-ID keeps its random part, but no long run of digits in it, and not the host behind the at sign. */
    String callId(String callId) {
        int at = callId.lastIndexOf('@');
        String word = digitRuns(at < 0 ? callId : callId.substring(0, at));
        return at < 0 || at + 1 == callId.length() ? word : word + '@' + host(callId.substring(at + 1));
    }

    /** Any text, of which the runs of digits that are long enough for a telephone number are replaced. */
    String digitRuns(String text) {
        StringBuilder written = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = digitsEnd(text, at);
            String run = text.substring(at, end);
            boolean plus = at > 0 && text.charAt(at - 1) == '+';
            written.append(run.length() >= SHORTEST_IN_TEXT ? run(run, plus) : run);
            if (end < text.length()) {
                written.append(text.charAt(end));
            }
            at = end + 1;
        }
        return written.toString();
    }

    /**
     * The part of a number that all spellings of it have in common: without prefix and country code.
     *
     * @param international whether a plus stands before the digits
     */
    static String subscriber(String digits, boolean international) {
        int kept = international ? PhoneNumber.countryCodeLength(digits) : PhoneNumber.prefixLength(digits);
        return digits.substring(Math.min(kept, digits.length()));
    }

    /** The end of the run of digits that starts here. */
    static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A number without the zero in brackets that is not dialled from abroad. */
    static String dialled(String number) {
        return number.startsWith("+") ? number.replace(LEFT_OUT, "") : number;
    }

    private static Optional<PhoneNumber> number(String user, boolean escaped) {
        return PhoneNumber.parse(dialled(escaped ? "+" + user.substring(ESCAPED_PLUS.length()) : user));
    }

    /** Prefix and country code stay; the rest is the same however the number is spelled. Feature codes keep * and #. */
    private String number(String prefix, String digits) {
        StringBuilder written = new StringBuilder(digits.length() + prefix.length()).append(prefix);
        int at = 0;
        while (at < digits.length()) {
            int end = digitsEnd(digits, at);
            if (end == at) {
                written.append(digits.charAt(end++));
            } else {
                written.append(run(digits.substring(at, end), !prefix.isEmpty() && at == 0));
            }
            at = end;
        }
        return written.toString();
    }

    private String run(String digits, boolean international) {
        int kept = international ? PhoneNumber.countryCodeLength(digits) : PhoneNumber.prefixLength(digits);
        return kept >= digits.length()
                ? permutation.of(digits)
                : digits.substring(0, kept) + permutation.of(digits.substring(kept));
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
