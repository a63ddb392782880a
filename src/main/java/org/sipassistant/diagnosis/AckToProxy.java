// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * {@code ack_to_proxy: true}: the first line of an ACK names a proxy of its own route where the address of the other end belongs,
 * its Contact. A proxy that routes loosely sends it on to where that line says, and so to itself (RFC 3261 section 12.2.1.1), and
 * nothing shows that it arrived all the same.
 */
record AckToProxy(boolean wanted) implements Clause {
    private static final String ACK = "ACK";
    private static final String INVITE = "INVITE";
    private static final String LOOSE = "lr";
    private static final int DEFAULT_PORT = 5060;

    static AckToProxy read(Section entry) {
        return new AckToProxy(entry.flag("ack_to_proxy", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> astray = story.call().messages().stream()
                .filter(m -> m.message().isRequest() && m.message().method().equals(ACK))
                .filter(m -> isToProxy(m.message(), story) && !hasArrived(m.message(), story))
                .findFirst();
        return astray.isPresent() == wanted
                ? Optional.of(
                        astray.<Map<String, Witness>>map(m -> Map.of("ack", m)).orElse(Map.of()))
                : Optional.empty();
    }

    private static boolean isToProxy(SipMessage ack, Story story) {
        Optional<String> target = target(ack);
        boolean isProxy = Stream.concat(
                        ack.addresses(Header.ROUTE).stream(),
                        answers(ack, story).flatMap(answer -> answer.addresses(Header.RECORD_ROUTE).stream()))
                .map(NameAddr::uri)
                .filter(uri -> uri.parameters().containsKey(LOOSE))
                .anyMatch(uri -> target.isPresent() && target.equals(address(uri)));
        return isProxy
                && answers(ack, story)
                        .flatMap(answer -> answer.contacts().stream())
                        .noneMatch(contact -> target.equals(address(contact.uri())));
    }

    /** Proxies help themselves: the ACK was seen behind one with another target, or the call went on. */
    private static boolean hasArrived(SipMessage ack, Story story) {
        Optional<String> target = target(ack);
        return story.livedOn()
                || story.call().later("BYE").stream().anyMatch(Exchange::isSuccessful)
                || story.call().messages().stream()
                        .map(ObservedMessage::message)
                        .filter(m -> m.isRequest()
                                && m.method().equals(ACK)
                                && m.cseq().equals(ack.cseq()))
                        .anyMatch(m -> !target(m).equals(target));
    }

    private static Optional<String> target(SipMessage request) {
        return request.startLine() instanceof RequestLine line ? address(line.uri()) : Optional.empty();
    }

    private static Stream<SipMessage> answers(SipMessage ack, Story story) {
        return story.call().messages().stream()
                .map(ObservedMessage::message)
                .filter(m -> m.isResponse() && m.method().equals(INVITE) && m.statusCode() / 100 == 2)
                .filter(m -> m.callId().equals(ack.callId()));
    }

    private static Optional<String> address(SipUri uri) {
        return uri.host().map(host -> host + ':' + port(uri.port()));
    }

    private static int port(OptionalInt port) {
        return port.orElse(DEFAULT_PORT);
    }
}
