// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.math.BigInteger;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sipassistant.log.LoggedMessage;

/**
 * Gives the fields that a program took out of messages the pseudonyms that the messages themselves would get. For one event
 * and one thread.
 */
public final class PseudonymFields {
    private static final String NOBODY = "-";

    private final Pseudonyms pseudonyms;
    private final KnownNames known;

    public PseudonymFields(List<LoggedMessage> messages, PseudonymKey key) {
        this.pseudonyms = new Pseudonyms(key);
        this.known = new KnownNames(messages);
    }

    /** A field that holds a user or a number, quoted or not. */
    public String user(String value) {
        return within(value, pseudonyms::user);
    }

    /** A field that holds a displayed name. */
    public String displayName(String value) {
        return within(value, pseudonyms::displayName);
    }

    /** A field that begins with a user, as the owner of a session description does. */
    public String owner(String value) {
        int end = value.indexOf(' ');
        return end < 0 ? user(value) : user(value.substring(0, end)) + value.substring(end);
    }

    /** Any other field: by what it holds. */
    public String text(String value) {
        String word = value.strip();
        if (known.isUser(word)) {
            return user(value);
        }
        return known.isDisplayName(word) ? displayName(value) : PseudonymText.ofField(value, known, pseudonyms);
    }

    /** A field that holds a number from its last digit to its first. */
    public String reversed(String value) {
        String user = user(new StringBuilder(value).reverse().toString());
        return new StringBuilder(user).reverse().toString();
    }

    /** A field that is a number: where it is one of the messages, its pseudonym, which has as many digits. */
    public Number number(Number value) {
        String digits = value.toString();
        boolean whole = value instanceof Long || value instanceof Integer || value instanceof BigInteger;
        return whole && known.isNumber(digits, false) ? new BigInteger(user(digits)).longValue() : value;
    }

    private static String within(String value, UnaryOperator<String> pseudonym) {
        int start = 0;
        int end = value.length();
        while (start < end && isAround(value.charAt(start))) {
            start++;
        }
        while (end > start && isAround(value.charAt(end - 1))) {
            end--;
        }
        String word = value.substring(start, end);
        return word.isEmpty() || word.equals(NOBODY)
                ? value
                : value.substring(0, start) + pseudonym.apply(word) + value.substring(end);
    }

    private static boolean isAround(char c) {
        return c <= ' ' || c == '"';
    }
}
