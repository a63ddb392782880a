// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipUri;

/**
 * {@code ack_astray: true}: the ACK of a 2xx was sent to a private address although the request went to a public one and
 * no Record-Route leads it, and the 2xx came again after it (RFC 3261 sections 12.1.2 and 13.2.2.4).
 */
record AckAstray(boolean wanted) implements Clause {

    static AckAstray read(Section entry) {
        return new AckAstray(entry.flag("ack_astray", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> again = again(story);
        return again.isPresent() == wanted
                ? Optional.of(again.<Map<String, Witness>>map(m -> Map.of("final_response.last", m))
                        .orElse(Map.of()))
                : Optional.empty();
    }

    private static Optional<ObservedMessage> again(Story story) {
        Optional<ObservedMessage> ack = story.ack().filter(m -> isPrivate(target(m)));
        Optional<ObservedMessage> answer = story.finalResponse()
                .filter(m -> m.message().statusCode() / 100 == 2)
                .filter(m -> m.message().header(Header.RECORD_ROUTE).isEmpty());
        boolean sentOut = story.request()
                .flatMap(m -> m.destination().map(Endpoint::host).or(() -> target(m)))
                .filter(host -> !host.isEmpty() && Character.isLetterOrDigit(host.charAt(0)))
                .filter(host -> !PrivateAddress.isPrivate(host))
                .isPresent();
        if (ack.isEmpty() || answer.isEmpty() || !sentOut) {
            return Optional.empty();
        }
        List<ObservedMessage> responses =
                story.hop().map(Transaction::responses).orElse(List.of());
        return responses.stream()
                .filter(m -> m.message().statusCode() == answer.get().message().statusCode())
                .filter(m -> m.position() > ack.get().position())
                .findFirst();
    }

    private static Optional<String> target(ObservedMessage request) {
        return request.message().startLine() instanceof RequestLine line
                ? Optional.of(line.uri()).flatMap(SipUri::host)
                : Optional.empty();
    }

    private static boolean isPrivate(Optional<String> host) {
        return host.filter(PrivateAddress::isPrivate).isPresent();
    }
}
