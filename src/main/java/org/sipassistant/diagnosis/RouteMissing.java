// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;

/**
 * {@code route_missing: true}: a request inside of a dialog has no Route where its sender sent it, although a proxy had asked to
 * stay on the way (RFC 3261 sections 12.1 and 12.2.1.1). Behind the last proxy there is none any more.
 */
record RouteMissing(boolean wanted) implements Clause {
    private static final int REDIRECT = 300;
    private static final String INVITE = "INVITE";

    static RouteMissing read(Section entry) {
        return new RouteMissing(entry.flag("route_missing", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> request = story.call().messages().stream()
                .filter(m -> isMissing(m, story))
                .findFirst();
        return request.isPresent() == wanted
                ? Optional.of(request.<Map<String, Witness>>map(m -> Map.of("flawed", m))
                        .orElse(Map.of()))
                : Optional.empty();
    }

    static boolean isMissing(ObservedMessage observed, Story story) {
        SipMessage request = observed.message();
        return request.isRequest()
                && !request.method().equals("CANCEL")
                && request.toTag().isPresent()
                && isNearSender(request)
                && request.header(Header.ROUTE).isEmpty()
                && story.call().messages().stream().anyMatch(m -> asksForRoute(m.message(), request));
    }

    private static boolean isNearSender(SipMessage message) {
        return message.vias().size() == 1;
    }

    /** Whether this message told the sender of the request, as it got it, by which proxies its dialog goes. */
    private static boolean asksForRoute(SipMessage message, SipMessage request) {
        boolean isOfDialog = message.method().equals(INVITE)
                && message.callId().equals(request.callId())
                && message.header(Header.RECORD_ROUTE).isPresent();
        if (!isOfDialog) {
            return false;
        }
        return message.isRequest()
                ? message.fromTag().equals(request.toTag())
                : isNearSender(message)
                        && message.statusCode() < REDIRECT
                        && message.fromTag().equals(request.fromTag())
                        && message.toTag().equals(request.toTag());
    }
}
