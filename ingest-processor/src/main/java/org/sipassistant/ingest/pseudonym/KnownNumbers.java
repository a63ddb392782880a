// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.ingest.PhoneNumber;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;

/** Whom messages name: users, displayed names, and numbers, which are known again in any other spelling. */
final class KnownNumbers {
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

    /** Of a number with all its separators. */
    private static final int LONGEST = 48;

    private final Set<String> users = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /** What all spellings of a number have in common. */
    private final Set<String> subscribers = new HashSet<>();

    KnownNumbers(List<LoggedMessage> messages) {
        messages.forEach(logged -> learn(logged.message()));
    }

    private void learn(SipMessage message) {
        if (message.startLine() instanceof RequestLine line) {
            line.uri().user().ifPresent(this::learn);
        }
        for (Header header : ADDRESSES) {
            for (NameAddr address : message.addresses(header)) {
                address.uri().user().ifPresent(this::learn);
                address.displayName().ifPresent(names::add);
            }
        }
    }

    private void learn(String user) {
        users.add(user);
        Optional<PhoneNumber> number = PhoneNumber.parse(user);
        if (number.isPresent() && number.get().digits().length() >= Pseudonyms.SHORTEST_IN_TEXT) {
            subscribers.add(Pseudonyms.subscriber(number.get().digits(), user.startsWith("+")));
        }
    }

    /** Whether a word is a user, or a number in any spelling. */
    boolean isUser(String word) {
        return users.contains(word)
                || word.length() <= LONGEST
                        && PhoneNumber.parse(word)
                                .filter(number -> isNumber(number.digits(), word.startsWith("+")))
                                .isPresent();
    }

    /** Whether digits are a number that is known, in this or another spelling; shorter ones are extensions or counts. */
    boolean isNumber(String digits, boolean plus) {
        return digits.length() >= Pseudonyms.SHORTEST_IN_TEXT
                && subscribers.contains(Pseudonyms.subscriber(digits, plus));
    }

    boolean isDisplayName(String word) {
        return names.contains(word);
    }
}
