// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.SipMessage;

/**
 * The software that wrote a session description: many a PBX and gateway names itself as the user of the o= line or as the name
 * of the session (RFC 8866 sections 5.2 and 5.3), whatever proxies pass it on.
 */
final class SessionAuthor {
    private static final String ORIGIN = "o=";
    private static final String NAME = "s=";

    private SessionAuthor() {}

    /** Both, as far as they are there and the user of the o= line is nobody whom the message names: phones write their own. */
    static Optional<String> of(SipMessage message) {
        if (message.sdp().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder author = new StringBuilder();
        for (String line : message.body().lines().toList()) {
            if (line.startsWith(ORIGIN)) {
                int end = line.indexOf(' ');
                String user = line.substring(ORIGIN.length(), end < 0 ? line.length() : end);
                author.append(isNamed(user, message) ? "" : user + ' ');
            } else if (line.startsWith(NAME)) {
                author.append(line, NAME.length(), line.length());
                break;
            }
        }
        return author.isEmpty() ? Optional.empty() : Optional.of(author.toString());
    }

    private static boolean isNamed(String user, SipMessage message) {
        Stream<NameAddr> parties = Stream.concat(message.from().stream(), message.to().stream());
        return Stream.concat(parties, message.contacts().stream())
                .flatMap(party -> party.uri().user().stream())
                .anyMatch(user::equalsIgnoreCase);
    }
}
