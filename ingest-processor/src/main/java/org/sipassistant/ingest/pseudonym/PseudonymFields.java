// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;

/**
 * Gives the fields that a program took out of messages the pseudonyms that the messages themselves would get. For one event
 * and one thread.
 */
public final class PseudonymFields {
    private static final List<Header> ADDRESSES = List.of(
            Header.FROM,
            Header.TO,
            Header.CONTACT,
            Header.P_ASSERTED_IDENTITY,
            Header.P_PREFERRED_IDENTITY,
            Header.REMOTE_PARTY_ID,
            Header.DIVERSION,
            Header.HISTORY_INFO,
            Header.REFER_TO,
            Header.REFERRED_BY);
    private static final String NOBODY = "-";

    private final List<LoggedMessage> messages;
    private final PseudonymKey key;
    private final Pseudonyms pseudonyms;
    private final Set<String> users = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    public PseudonymFields(List<LoggedMessage> messages, PseudonymKey key) {
        this.messages = messages;
        this.key = key;
        this.pseudonyms = new Pseudonyms(key);
        messages.forEach(logged -> learn(logged.message()));
    }

    private void learn(SipMessage message) {
        if (message.startLine() instanceof RequestLine line) {
            line.uri().user().ifPresent(users::add);
        }
        for (Header header : ADDRESSES) {
            for (NameAddr address : message.addresses(header)) {
                address.uri().user().ifPresent(users::add);
                address.displayName().ifPresent(names::add);
            }
        }
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
        if (users.contains(word)) {
            return user(value);
        }
        return names.contains(word) ? displayName(value) : PseudonymText.ofField(value, messages, key);
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
