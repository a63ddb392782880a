// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;

/**
 * The software that wrote a session description: many a PBX and gateway names itself as the user of the o= line or as the name
 * of the session (RFC 8866 sections 5.2 and 5.3), whatever proxies pass it on.
 */
final class SessionAuthor {
    private static final String ORIGIN = "o=";
    private static final String NAME = "s=";

    private SessionAuthor() {}

    /**
     * Both, as far as they are there.
     *
     * @param body of a message
     */
    static Optional<String> of(String body) {
        StringBuilder author = new StringBuilder();
        for (String line : body.lines().toList()) {
            if (line.startsWith(ORIGIN)) {
                int end = line.indexOf(' ');
                author.append(line, ORIGIN.length(), end < 0 ? line.length() : end)
                        .append(' ');
            } else if (line.startsWith(NAME)) {
                author.append(line, NAME.length(), line.length());
                break;
            }
        }
        return author.isEmpty() ? Optional.empty() : Optional.of(author.toString());
    }
}
