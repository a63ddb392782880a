// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.RequestLine;

/**
 * Whether what does not answer is a phone, not a server: it is the called side then that has to act. An extension is numbered
 * with a few digits, where trunks have names or whole numbers; a phone listens at a port that was given to it, where servers
 * listen at 5060 and its neighbours; a browser has a name that was made up.
 */
final class UnreachedPhone {
    private static final String CATEGORY = "no-response-network-unreachable";

    private static final int SHORTEST_EXTENSION = 2;

    private static final int LONGEST_EXTENSION = 6;

    private static final int FIRST_OF_SERVERS = 5000;

    private static final int LAST_OF_SERVERS = 5999;

    private UnreachedPhone() {}

    static boolean is(Story story, Finding finding) {
        return finding.verdict().category().equals(CATEGORY)
                && finding.evidence().stream()
                        .map(Evidence::witness)
                        .limit(1)
                        .anyMatch(witness -> witness instanceof ObservedMessage message
                                ? isOfBrowser(message)
                                : witness instanceof ObservedEvent line && isOfPhone(line, story));
    }

    private static boolean isOfBrowser(ObservedMessage message) {
        return message.message().startLine() instanceof RequestLine request && BrowserClient.isNameless(request.uri());
    }

    private static boolean isOfPhone(ObservedEvent line, Story story) {
        Map<String, String> fields = line.event().fields();
        return isExtension(fields.getOrDefault("user", ""))
                || ((fields.containsKey("to") || WrittenBy.serversOnly(story))
                        && isGivenPort(fields.getOrDefault("destination", "")));
    }

    /** A name in front of a host or of a contact's address. */
    private static boolean isExtension(String user) {
        int end = 0;
        while (end < user.length() && user.charAt(end) >= '0' && user.charAt(end) <= '9') {
            end++;
        }
        return end >= SHORTEST_EXTENSION
                && end <= LONGEST_EXTENSION
                && (end == user.length() || "@/".indexOf(user.charAt(end)) >= 0);
    }

    private static boolean isGivenPort(String destination) {
        int colon = destination.lastIndexOf(':');
        boolean single = colon > 0 && (destination.indexOf(':') == colon || destination.charAt(colon - 1) == ']');
        return Optional.of(destination.substring(colon + 1))
                .filter(port -> single && port.matches("\\d{4,5}"))
                .map(Integer::parseInt)
                .filter(port -> port < FIRST_OF_SERVERS || port > LAST_OF_SERVERS)
                .isPresent();
    }
}
