// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.RequestLine;

/**
 * Whether what does not answer is a phone, not a server: it is the called side then that has to act. An extension is numbered
 * with a few digits, where trunks have names or whole numbers; a phone listens at a port that was given to it, where servers
 * listen at 5060 and its neighbours, at others that end like them, and at those of the web; a browser has a name that was made up.
 */
final class UnreachedPhone {
    private static final String CATEGORY = "no-response-network-unreachable";

    private static final int SHORTEST_EXTENSION = 2;

    private static final int LONGEST_EXTENSION = 6;

    private static final int FIRST_OF_SERVERS = 5000;

    private static final int LAST_OF_SERVERS = 5999;

    /** How ports end that are made from 5060 and 5061, as 6060 and 15061 are. */
    private static final Set<Integer> ENDS_OF_SERVERS = Set.of(60, 61);

    private static final int HUNDRED = 100;

    /** Above it systems choose ports by themselves. */
    private static final int HIGHEST_OF_SERVERS = 20_000;

    private static final Set<Integer> WEB = Set.of(4443, 7443, 8080, 8081, 8088, 8089, 8443);

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
                && (end == user.length() || user.charAt(end) == '@' || isContact(user.substring(end)));
    }

    /** Devices register with their address, trunks with the name of the carrier. */
    private static boolean isContact(String behind) {
        return behind.startsWith("/")
                && NameAddr.parse(behind.substring(1))
                        .uri()
                        .host()
                        .filter(PrivateAddress::isAddress)
                        .isPresent();
    }

    private static boolean isGivenPort(String destination) {
        int colon = destination.lastIndexOf(':');
        boolean single = colon > 0 && (destination.indexOf(':') == colon || destination.charAt(colon - 1) == ']');
        return Optional.of(destination.substring(colon + 1))
                .filter(port -> single && port.matches("\\d{4,5}"))
                .map(Integer::parseInt)
                .filter(port -> port < FIRST_OF_SERVERS || port > LAST_OF_SERVERS)
                .filter(port -> port > HIGHEST_OF_SERVERS || !ENDS_OF_SERVERS.contains(port % HUNDRED))
                .filter(port -> !WEB.contains(port))
                .isPresent();
    }
}
