// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Optional;

/**
 * What a server adds to a refusal (RFC 3261 section 20.43).
 *
 * @param code 300 to 399 by the RFC; 0 where it is no number of three digits
 * @param agent host or pseudonym of the server that added it
 * @param text without quotes
 */
public record Warning(int code, String agent, String text) {

    private static final int LARGEST = 999;

    /** Reads one Warning value; empty where it does not begin with a number. */
    public static Optional<Warning> parse(String value) {
        long code = Characters.number(value, 0, value.length(), LARGEST);
        if (code == -1) {
            return Optional.empty();
        }
        int agent = skipWord(value, 0);
        int text = skipWord(value, agent);
        return Optional.of(new Warning(
                code < 100 ? 0 : (int) code,
                Characters.trimmed(value, agent, text),
                QuotedString.value(value, text, value.length())));
    }

    /** The end of the next word, which stops at a quote as well: some senders leave the agent out. */
    private static int skipWord(String value, int from) {
        int at = Characters.skipSpace(value, from, value.length());
        while (at < value.length() && value.charAt(at) != '"' && !Characters.isSpace(value.charAt(at))) {
            at++;
        }
        return at;
    }
}
