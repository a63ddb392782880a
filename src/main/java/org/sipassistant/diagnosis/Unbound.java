// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;

/**
 * {@code unbound: true}: a REGISTER that named a Contact was accepted with an answer that lists none, although it has to list all
 * that are bound (RFC 3261 section 10.3 item 8).
 */
record Unbound(boolean wanted) implements Clause {
    private static final String REGISTER = "REGISTER";

    static Unbound read(Section entry) {
        return new Unbound(entry.flag("unbound", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        boolean bound = story.finalResponse()
                .filter(m -> m.message().statusCode() / 100 == 2 && listsNone(m.message()))
                .isEmpty();
        boolean asked = story.hop()
                .flatMap(Transaction::request)
                .map(ObservedMessage::message)
                .filter(Unbound::asks)
                .isPresent();
        return (asked && !bound && !story.isSignOff()) == wanted ? Optional.of(Map.of()) : Optional.empty();
    }

    /** Another party's registration may be answered without its addresses. */
    private static boolean asks(SipMessage request) {
        return request.method().equals(REGISTER)
                && request.has(Header.CONTACT)
                && request.from()
                        .flatMap(from -> from.uri().user())
                        .equals(request.to().flatMap(to -> to.uri().user()));
    }

    /** What was left out of an excerpt is not missing: where the last header is there, the others are. */
    private static boolean listsNone(SipMessage answer) {
        return !answer.truncated() && answer.has(Header.CONTENT_LENGTH) && !answer.has(Header.CONTACT);
    }
}
