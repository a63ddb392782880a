// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.ingest.PhoneNumber;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;

/** Whom messages name: users, displayed names, and numbers, which are known again in any other spelling; and their Call-IDs. */
final class KnownNames {
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

    /** Headers whose value is, or begins with, a Call-ID. */
    private static final List<Header> CALL_IDS = List.of(
            Header.CALL_ID,
            Header.REPLACES,
            Header.TARGET_DIALOG,
            Header.JOIN,
            Header.IN_REPLY_TO,
            Header.X_CALL_ID,
            Header.X_CID);

    private static final int SHORTEST_CALL_ID = 4;

    /** Of a list; bounds the work on hostile text. */
    private static final int MOST_IDS = 8;

    /** Of a number with all its separators. */
    private static final int LONGEST = 48;

    private final Set<String> users = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> callIds = new LinkedHashSet<>();

    /** What all spellings of a number have in common. */
    private final Set<String> subscribers = new HashSet<>();

    KnownNames(List<LoggedMessage> messages) {
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
        callIds.addAll(callIds(message));
    }

    /** The Call-IDs that a message holds, its own first, but for those that are too short to be looked for. */
    static Set<String> callIds(SipMessage message) {
        Set<String> ids = new LinkedHashSet<>();
        message.callId().ifPresent(ids::add);
        for (Header header : CALL_IDS) {
            message.headers(header).stream().limit(MOST_IDS).forEach(value -> ids.add(callId(value)));
        }
        ids.removeIf(id -> id.length() < SHORTEST_CALL_ID);
        return ids;
    }

    private static String callId(String value) {
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip();
    }

    /** Those of all messages. */
    Set<String> callIds() {
        return Collections.unmodifiableSet(callIds);
    }

    private void learn(String user) {
        users.add(user);
        learnNumber(user);
    }

    /** Takes the user of a URI that stands beside the messages, where it is a number, for one that is known. */
    void learnNumber(String user) {
        Optional<PhoneNumber> number = PhoneNumber.parse(Pseudonyms.dialled(user));
        if (number.isPresent() && number.get().digits().length() >= Pseudonyms.SHORTEST_IN_TEXT) {
            subscribers.add(Pseudonyms.subscriber(number.get().digits(), user.startsWith("+")));
        }
    }

    /** Whether the messages name nobody, or there are none. */
    boolean isEmpty() {
        return users.isEmpty() && callIds.isEmpty();
    }

    /** Whether a word is a user, or a number in any spelling. */
    boolean isUser(String word) {
        return users.contains(word)
                || word.length() <= LONGEST
                        && PhoneNumber.parse(Pseudonyms.dialled(word))
                                .filter(number -> isNumber(number.digits(), word.startsWith("+")))
                                .isPresent();
    }

    /** Whether digits are a number that is known, in this or another spelling; shorter ones are extensions or counts. */
    boolean isNumber(String digits, boolean plus) {
        return digits.length() >= Pseudonyms.SHORTEST_IN_TEXT
                && subscribers.contains(Pseudonyms.subscriber(digits, plus));
    }

    /** @param spelled digits with separators, perhaps behind a plus */
    boolean isNumberInGroups(String spelled) {
        StringBuilder digits = new StringBuilder(LONGEST);
        for (char c : Pseudonyms.dialled(spelled).toCharArray()) {
            if (Pseudonyms.isDigit(c)) {
                digits.append(c);
            }
        }
        return isNumber(digits.toString(), spelled.startsWith("+"));
    }

    boolean hasNumbers() {
        return !subscribers.isEmpty();
    }

    boolean isDisplayName(String word) {
        return names.contains(word);
    }
}
