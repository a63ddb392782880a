// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Via;

/**
 * {@code answered_aside: true}: the answer went to the port that the request came from, although its Via names another port
 * of the same host and does not ask for that (RFC 3261 section 18.2.2, RFC 3581 section 4), and nothing shows that it
 * arrived. Over UDP only: on a connection an answer goes back the way the request came.
 */
record AnsweredAside(boolean wanted) implements Clause {
    private static final int PORT = 5060;

    static AnsweredAside read(Section entry) {
        return new AnsweredAside(entry.flag("answered_aside", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        boolean aside = story.told().filter(answer -> isAside(answer, story)).isPresent();
        return aside == wanted ? Optional.of(Map.of()) : Optional.empty();
    }

    private static boolean isAside(ObservedMessage answer, Story story) {
        Optional<ObservedMessage> request = story.request();
        Optional<Via> via = request.flatMap(m -> m.message().topVia());
        Optional<Endpoint> from = request.flatMap(ObservedMessage::source);
        if (via.isEmpty() || from.isEmpty() || !from.equals(answer.destination())) {
            return false;
        }
        return via.get().transport().equalsIgnoreCase("UDP")
                && !via.get().parameters().containsKey("rport")
                && via.get().host().equals(from.get().host())
                && from.get().port().orElse(PORT) != via.get().port().orElse(PORT)
                && story.call().messages().stream().noneMatch(other -> isNewsOf(other, from.get(), request.get()));
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
