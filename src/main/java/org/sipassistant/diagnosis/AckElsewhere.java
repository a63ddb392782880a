// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.inventory.IpAddress;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipUri;

/**
 * {@code ack_elsewhere: true}: the ACK of a 2xx left for an address that is neither the one it names as its target nor the one
 * that the answer came from, and no Route that was recorded leads it there (RFC 3261 section 12.2.1.1).
 */
record AckElsewhere(boolean wanted) implements Clause {

    static AckElsewhere read(Section entry) {
        return new AckElsewhere(entry.flag("ack_elsewhere", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> strayed = story.ack().filter(ack -> isElsewhere(ack, story));
        return strayed.isPresent() == wanted
                ? Optional.of(
                        strayed.<Map<String, Witness>>map(m -> Map.of("ack", m)).orElse(Map.of()))
                : Optional.empty();
    }

    private static boolean isElsewhere(ObservedMessage ack, Story story) {
        Optional<String> target = ack.message().startLine() instanceof RequestLine line
                ? Optional.of(line.uri()).flatMap(SipUri::host)
                : Optional.empty();
        Optional<String> sentTo = ack.destination().map(Endpoint::host);
        Optional<String> answeredFrom =
                story.finalResponse().flatMap(ObservedMessage::source).map(Endpoint::host);
        return !isLed(ack, story)
                && target.map(IpAddress::parse).isPresent()
                && sentTo.isPresent()
                && answeredFrom.isPresent()
                && !sentTo.equals(target)
                && !sentTo.equals(answeredFrom);
    }

    /** Whether it has a Route, and one that was recorded; what the log cut away may have been. */
    private static boolean isLed(ObservedMessage ack, Story story) {
        List<String> route = hosts(ack, Header.ROUTE);
        List<String> recorded = story.finalResponse()
                .map(answer -> hosts(answer, Header.RECORD_ROUTE))
                .orElse(List.of());
        boolean isOther = !recorded.isEmpty() && !route.isEmpty() && Collections.disjoint(route, recorded);
        return ack.message().header(Header.ROUTE).isPresent() && !isOther;
    }

    private static List<String> hosts(ObservedMessage message, Header header) {
        return message.message().addresses(header).stream()
                .flatMap(address -> address.uri().host().stream())
                .toList();
    }
}
