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
 * {@code route_dropped: true}: the 2xx to an INVITE came without the Record-Route that the INVITE had on the same hop, so that
 * its sender learns nothing of the proxies that want to stay on the way (RFC 3261 section 12.1.1).
 */
record RouteDropped(boolean wanted) implements Clause {
    private static final String INVITE = "INVITE";
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    static RouteDropped read(Section entry) {
        return new RouteDropped(entry.flag("route_dropped", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> asked = story.hop().flatMap(Transaction::request);
        Optional<ObservedMessage> answered = story.finalResponse();
        boolean dropped = asked.map(ObservedMessage::message)
                .filter(request -> request.method().equals(INVITE) && isWhole(request))
                .filter(request -> request.has(Header.RECORD_ROUTE))
                .flatMap(request -> answered.map(ObservedMessage::message)
                        .filter(answer -> answer.statusCode() / HUNDRED == SUCCESS && isWhole(answer))
                        .filter(answer -> !answer.has(Header.RECORD_ROUTE)
                                && answer.vias().size() == request.vias().size()))
                .isPresent();
        return dropped == wanted ? Optional.of(Map.of()) : Optional.empty();
    }

    /** A header that was left out of an excerpt is not missing: where the last ones are there, the others are. */
    private static boolean isWhole(SipMessage message) {
        return !message.truncated() && message.has(Header.CONTENT_LENGTH) && message.has(Header.CONTACT);
    }
}
