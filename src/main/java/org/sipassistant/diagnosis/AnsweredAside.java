// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.Via;

/**
 * {@code answered_aside}: the answer to a request whose Via does not ask for rport went to one of two ports, and nothing shows
 * that it arrived. {@code at_source}: to the one that the request came from, although its Via names another one of the same
 * host (RFC 3261 section 18.2.2, RFC 3581 section 4); {@code at_via}: as is right, to the one in its Via, although a NAT sent
 * the request from another (RFC 3581 section 1), and the request came again. Over UDP only: on a connection an answer goes back
 * the way the request came.
 */
record AnsweredAside(String port) implements Clause {
    private static final int PORT = 5060;
    private static final String SOURCE = "at_source";
    private static final List<String> PORTS = List.of(SOURCE, "at_via");

    static AnsweredAside read(Section entry) {
        return new AnsweredAside(entry.oneOf("answered_aside", PORTS));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.told().filter(answer -> isAside(answer, story)).map(answer -> Map.of());
    }

    private boolean isAside(ObservedMessage answer, Story story) {
        Optional<ObservedMessage> request = story.request();
        Optional<Via> via = request.flatMap(m -> m.message().topVia());
        Optional<Endpoint> from = request.flatMap(ObservedMessage::source);
        Optional<Endpoint> to = answer.destination();
        if (via.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return false;
        }
        int named = via.get().port().orElse(PORT);
        boolean isOfSender = via.get().host().equals(from.get().host());
        boolean went = port.equals(SOURCE)
                ? isOfSender && to.equals(from)
                : PrivateAddress.isPrivate(via.get().host())
                        && !PrivateAddress.isPrivate(from.get().host())
                        && to.get().host().equals(from.get().host())
                        && to.get().port().orElse(PORT) == named
                        && isRepeated(request.get(), answer, story);
        return went
                && via.get().transport().equalsIgnoreCase("UDP")
                && !via.get().parameters().containsKey("rport")
                && from.get().port().orElse(PORT) != named
                && story.call().messages().stream().noneMatch(other -> isNewsOf(other, from.get(), request.get()));
    }

    private static boolean isRepeated(ObservedMessage request, ObservedMessage answer, Story story) {
        return story.call().messages().stream()
                .anyMatch(other -> other.message().isRequest()
                        && other.position() > answer.position()
                        && other.message().topVia().equals(request.message().topVia())
                        && other.message().cseq().equals(request.message().cseq()));
    }

    /** Whether the sender of the request shows that answers reach it: by an ACK, or by another request. */
    private static boolean isNewsOf(ObservedMessage other, Endpoint sender, ObservedMessage request) {
        return other.message().statusCode() == 0
                && other.source()
                        .map(Endpoint::host)
                        .filter(sender.host()::equals)
                        .isPresent()
                && !other.message().cseq().equals(request.message().cseq());
    }
}
