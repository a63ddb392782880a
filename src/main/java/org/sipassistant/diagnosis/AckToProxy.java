// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.CSeq;
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
    private static final int PROXIES = 2;
    private static final int DEFAULT_PORT = 5060;

    static AckToProxy read(Section entry) {
        return new AckToProxy(entry.flag("ack_to_proxy", true));
    }

    /** What an ACK and the answer that it acknowledges have in common (RFC 3261 section 13.2.2.4). */
    private record Dialog(Optional<String> callId, Optional<String> toTag, Optional<Long> number) {
        static Dialog of(SipMessage message) {
            return new Dialog(message.callId(), message.toTag(), message.cseq().map(CSeq::number));
        }

        /** Of a first line that was shown alone. */
        boolean isUnknown() {
            return callId.isEmpty() && toTag.isEmpty() && number.isEmpty();
        }
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        List<ObservedMessage> acks = story.call().messages().stream()
                .filter(m -> m.message().isRequest() && m.message().method().equals(ACK))
                .toList();
        Optional<ObservedMessage> astray =
                acks.isEmpty() || hasGoneOn(story) ? Optional.empty() : astray(acks, answers(story));
        return astray.isPresent() == wanted
                ? Optional.of(
                        astray.<Map<String, Witness>>map(m -> Map.of("ack", m)).orElse(Map.of()))
                : Optional.empty();
    }

    private static boolean hasGoneOn(Story story) {
        return story.livedOn() || story.call().later("BYE").stream().anyMatch(Exchange::isSuccessful);
    }

    private static Map<Dialog, List<SipMessage>> answers(Story story) {
        return story.call().messages().stream()
                .map(ObservedMessage::message)
                .filter(m -> m.isResponse() && m.method().equals(INVITE) && m.statusCode() / 100 == 2)
                .collect(Collectors.groupingBy(Dialog::of));
    }

    /** Proxies help themselves: an ACK that was seen with another target too has passed one. */
    private static Optional<ObservedMessage> astray(List<ObservedMessage> acks, Map<Dialog, List<SipMessage>> answers) {
        Map<Dialog, List<ObservedMessage>> sent = acks.stream()
                .collect(Collectors.groupingBy(m -> Dialog.of(m.message()), LinkedHashMap::new, Collectors.toList()));
        return sent.entrySet().stream()
                .filter(dialog -> dialog.getValue().stream()
                                .map(m -> target(m.message()))
                                .distinct()
                                .count()
                        == 1)
                .filter(dialog ->
                        isToProxy(dialog.getValue().getFirst().message(), acknowledged(dialog.getKey(), answers)))
                .map(dialog -> dialog.getValue().getFirst())
                .findFirst();
    }

    private static List<SipMessage> acknowledged(Dialog dialog, Map<Dialog, List<SipMessage>> answers) {
        return dialog.isUnknown() && answers.size() == 1
                ? answers.values().iterator().next()
                : answers.getOrDefault(dialog, List.of());
    }

    /**
     * The ACK of a refusal has the first line of the INVITE (RFC 3261 section 17.1.1.3), so only that of an answer counts. Without
     * the answer its own Route has to show that it is one: of two proxies, since one alone may be where the INVITE was sent too.
     *
     * @param answers that it acknowledges
     */
    private static boolean isToProxy(SipMessage ack, List<SipMessage> answers) {
        Optional<String> target = target(ack);
        List<NameAddr> own = ack.addresses(Header.ROUTE);
        if (target.isEmpty() || (answers.isEmpty() && own.size() < PROXIES)) {
            return false;
        }
        boolean isProxy = Stream.concat(
                        own.stream(),
                        answers.stream().flatMap(answer -> answer.addresses(Header.RECORD_ROUTE).stream()))
                .map(NameAddr::uri)
                .filter(uri -> uri.parameters().containsKey(LOOSE))
                .anyMatch(uri -> target.equals(address(uri)));
        return isProxy
                && answers.stream()
                        .flatMap(answer -> answer.contacts().stream())
                        .noneMatch(contact -> target.equals(address(contact.uri())));
    }

    private static Optional<String> target(SipMessage request) {
        return request.startLine() instanceof RequestLine line ? address(line.uri()) : Optional.empty();
    }

    private static Optional<String> address(SipUri uri) {
        return uri.host().map(host -> host + ':' + port(uri.port()));
    }

    private static int port(OptionalInt port) {
        return port.orElse(DEFAULT_PORT);
    }
}
