// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Party;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;
import org.sipassistant.message.Via;

/**
 * Which side wrote a request that belongs to no dialog, because what names the dialog, or the way to it, is missing in it, one
 * whose number was used up, or a BYE of a call of which there is nothing else. Whoever begins a call makes up its Call-ID, and
 * most stacks put their own address behind the @ (RFC 3261 section 8.1.1.4). Else whoever got it may know where it came from.
 */
final class FlawedSide {
    private static final String CATEGORY = "dialog-mismatch-481";
    private static final String NUMBER_BACK = "request-number-back";
    private static final String NO_COUNTRY = "number-of-no-country";
    private static final String BYE = "BYE";
    private static final String DEVICE = "device";
    private static final int DEFAULT_PORT = 5060;

    private FlawedSide() {}

    /** Empty where the finding cites no such request, or nothing tells whose it is. */
    static Optional<Party> of(Story story, Finding finding) {
        if (finding.rule().equals(NUMBER_BACK)) {
            return messages(finding)
                    .filter(m -> m.message().isRequest())
                    .findFirst()
                    .flatMap(m -> side(m, story));
        }
        if (finding.rule().equals(NO_COUNTRY)) {
            return writer(story);
        }
        if (!finding.verdict().category().equals(CATEGORY)) {
            return hungUp(story, finding);
        }
        return messages(finding)
                .filter(m -> m.message().isRequest()
                        && (story.flaws().containsKey(m)
                                || RouteMissing.isMissing(m, story)
                                || ForeignTags.are(m, story)))
                .findFirst()
                .flatMap(m -> isBegunWithoutTag(story) ? Optional.of(Party.CALLER) : side(m, story));
    }

    /** Whether the call began with a request without a tag: then nobody has one to write later. */
    private static boolean isBegunWithoutTag(Story story) {
        return story.request()
                .map(ObservedMessage::message)
                .filter(m -> m.from().isPresent()
                        && m.fromTag().isEmpty()
                        && !m.vias().isEmpty())
                .isPresent();
    }

    /** Whoever called, where the call began with such a number and has passed no node before; else the node that wrote it. */
    private static Optional<Party> writer(Story story) {
        return story.call().messages().stream().findFirst().flatMap(first -> {
            if (!NumberOfNoCountry.isNowhere(first)) {
                return Optional.of(Party.PROXY);
            }
            return first.message().vias().size() == 1 ? Optional.of(Party.CALLER) : Optional.empty();
        });
    }

    private static Stream<ObservedMessage> messages(Finding finding) {
        return finding.evidence().stream()
                .map(Evidence::witness)
                .filter(ObservedMessage.class::isInstance)
                .map(ObservedMessage.class::cast);
    }

    /** Who hung up for a reason of its own, where only the BYE is there. */
    private static Optional<Party> hungUp(Story story, Finding finding) {
        return messages(finding)
                .map(ObservedMessage::message)
                .filter(m -> m.isRequest()
                        && m.method().equals(BYE)
                        && story.attempt().isEmpty())
                .findFirst()
                .flatMap(Handwriting::isOfCaller)
                .map(isCaller -> isCaller ? Party.CALLER : Party.CALLEE);
    }

    private static Optional<Party> side(ObservedMessage request, Story story) {
        if (story.attempt().isPresent()) {
            return Optional.of(story.isFromCaller(request) ? Party.CALLER : Party.CALLEE);
        }
        SipMessage message = request.message();
        String maker =
                message.callId().map(id -> id.substring(id.indexOf('@') + 1)).orElse("");
        Optional<Via> own = message.topVia().filter(via -> isOf(maker, via.host(), via.port()));
        Optional<SipUri> theirs = Optional.of(message.startLine())
                .filter(RequestLine.class::isInstance)
                .map(line -> ((RequestLine) line).uri())
                .filter(uri ->
                        uri.host().filter(host -> isOf(maker, host, uri.port())).isPresent());
        if (own.isPresent() && theirs.isPresent()) {
            // Two programs on one machine have two ports; on one port somebody calls himself, which is what is wrong.
            return port(own.get().port()) == port(theirs.get().port()) ? Optional.of(Party.CALLER) : Optional.empty();
        }
        return own.<Party>map(via -> Party.CALLER)
                .or(() -> theirs.map(uri -> Party.CALLEE))
                .or(() -> Handwriting.isOfCaller(message).map(isCaller -> isCaller ? Party.CALLER : Party.CALLEE))
                .or(() -> received(request, story));
    }

    /**
     * Whoever logs what came from a server knows whose it is, though not which side of the call that is on. What stands in the
     * log of a server, and nothing says that this sent it, came there: of what it sends itself it writes no complaint.
     */
    private static Optional<Party> received(ObservedMessage request, Story story) {
        boolean came =
                request.destination().isEmpty() && (request.source().isPresent() || WrittenBy.serversOnly(story));
        return Optional.of(Party.NEXT_HOP)
                .filter(party -> came
                        && story.productOf(request)
                                .filter(product -> product.role().equals(DEVICE))
                                .isEmpty());
    }

    private static int port(OptionalInt port) {
        return port.orElse(DEFAULT_PORT);
    }

    private static boolean isOf(String maker, String host, OptionalInt port) {
        return maker.equals(host) || (port.isPresent() && maker.equals(host + ':' + port.getAsInt()));
    }
}
