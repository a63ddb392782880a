// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;
import java.util.OptionalInt;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Party;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;

/**
 * Which side wrote a request that belongs to no dialog, because what names the dialog, or the way to it, is missing in it. Whoever begins a call
 * makes up its Call-ID, and most stacks put their own address behind the @ (RFC 3261 section 8.1.1.4).
 */
final class FlawedSide {
    private static final String CATEGORY = "dialog-mismatch-481";

    private FlawedSide() {}

    /** Empty where the finding cites no such request, or nothing tells whose it is. */
    static Optional<Party> of(Story story, Finding finding) {
        if (!finding.verdict().category().equals(CATEGORY)) {
            return Optional.empty();
        }
        return finding.evidence().stream()
                .map(Evidence::witness)
                .filter(ObservedMessage.class::isInstance)
                .map(ObservedMessage.class::cast)
                .filter(m ->
                        m.message().isRequest() && (story.flaws().containsKey(m) || RouteMissing.isMissing(m, story)))
                .findFirst()
                .flatMap(m -> side(m, story));
    }

    private static Optional<Party> side(ObservedMessage request, Story story) {
        if (story.attempt().isPresent()) {
            return Optional.of(story.isFromCaller(request) ? Party.CALLER : Party.CALLEE);
        }
        SipMessage message = request.message();
        String maker =
                message.callId().map(id -> id.substring(id.indexOf('@') + 1)).orElse("");
        boolean own = message.topVia()
                .filter(via -> isOf(maker, via.host(), via.port()))
                .isPresent();
        boolean theirs = message.startLine() instanceof RequestLine line
                && line.uri()
                        .host()
                        .filter(host -> isOf(maker, host, line.uri().port()))
                        .isPresent();
        return own == theirs ? Optional.empty() : Optional.of(own ? Party.CALLER : Party.CALLEE);
    }

    private static boolean isOf(String maker, String host, OptionalInt port) {
        return maker.equals(host) || (port.isPresent() && maker.equals(host + ':' + port.getAsInt()));
    }
}
