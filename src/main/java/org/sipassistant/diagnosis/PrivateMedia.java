// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Via;

/**
 * {@code private_media: offer} or {@code answer}: a session description that came from a public address asks for media at a
 * private one (RFC 1918), and no ICE helps. Where both do, it is the offer. {@code any} is one of them, {@code none} neither.
 * {@code alone}: an offer does of which nobody knows where it came from.
 */
record PrivateMedia(String where) implements Clause {

    static PrivateMedia read(Section entry) {
        return new PrivateMedia(entry.oneOf("private_media", List.of("offer", "answer", "any", "none", "alone")));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        boolean offered = story.request().flatMap(PrivateMedia::told).isPresent();
        boolean told = told(story).isPresent();
        boolean matches = switch (where) {
            case "offer" -> offered;
            case "answer" -> told && !offered;
            case "any" -> told;
            case "alone" -> alone(story).isPresent();
            default -> !told;
        };
        return matches ? Optional.of(Map.of()) : Optional.empty();
    }

    /** The first such description in words. */
    static Optional<String> told(Story story) {
        return Stream.of(story.request(), story.finalResponse())
                .flatMap(Optional::stream)
                .flatMap(m -> told(m).stream())
                .findFirst();
    }

    /** The private address of an offer without a sender. */
    static Optional<String> alone(Story story) {
        return story.request().filter(m -> sender(m).isEmpty()).flatMap(PrivateMedia::address);
    }

    private static Optional<String> address(ObservedMessage message) {
        return message.message().sdp().flatMap(Sdp::privateAddress);
    }

    private static Optional<String> told(ObservedMessage message) {
        Optional<String> sender = sender(message).filter(host -> !PrivateAddress.isPrivate(host));
        return address(message)
                .filter(address -> sender.isPresent())
                .map(address ->
                        "the description from " + sender.get() + " asks for media at the private address " + address);
    }

    /** Where the log does not say it, the address that the sender gives for itself. */
    private static Optional<String> sender(ObservedMessage observed) {
        SipMessage message = observed.message();
        Optional<String> own = message.isRequest()
                ? message.topVia().map(Via::host)
                : message.contacts().stream().findFirst().flatMap(c -> c.uri().host());
        return observed.source().map(Endpoint::host).or(() -> own);
    }
}
