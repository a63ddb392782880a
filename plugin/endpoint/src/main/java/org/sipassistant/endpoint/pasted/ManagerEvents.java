// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The security events that the manager interface of Asterisk tells in lines of their own ({@code Event:
 * InvalidPassword}, {@code AccountID: 1004}, {@code RemoteAddress: IPV4/UDP/192.0.2.31/5060}): they become what its security
 * log writes of the same event on one line. What a device answered to a challenge is left out, as it lets others guess the
 * password. Time linear in the length of the text.
 */
public final class ManagerEvents {
    private static final String EVENT = "Event";

    /** The time in the form of ISO 8601. */
    private static final String TIME = "EventTV";

    /** {@code family/transport/address/port}, which no header of SIP looks like. */
    private static final String ADDRESS = "RemoteAddress";

    private static final int SLASHES = 3;

    private static final Set<String> SECRETS =
            Set.of("Challenge", "Response", "ExpectedResponse", "ReceivedChallenge", "ReceivedHash");

    private ManagerEvents() {}

    /** The text itself where it holds no such event. */
    public static String asLogLines(String text) {
        if (!text.contains(ADDRESS + ": ")) {
            return text;
        }
        List<String> lines = text.lines().toList();
        StringBuilder written = new StringBuilder();
        int at = 0;
        while (at < lines.size()) {
            int end = at;
            Map<String, String> pairs = new LinkedHashMap<>();
            while (end < lines.size() && isPair(lines.get(end)) && isOfOne(lines.get(end), pairs)) {
                String line = lines.get(end++);
                int colon = line.indexOf(':');
                pairs.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
            if (isEvent(pairs)) {
                written.append(logLine(pairs));
                at = end;
            } else {
                written.append(lines.get(at++));
            }
            written.append('\n');
        }
        return written.toString();
    }

    /** Every event begins with its name. */
    private static boolean isOfOne(String line, Map<String, String> before) {
        return before.isEmpty() == line.startsWith(EVENT + ':');
    }

    private static boolean isEvent(Map<String, String> pairs) {
        return pairs.getOrDefault(ADDRESS, "").chars().filter(c -> c == '/').count() == SLASHES;
    }

    private static boolean isPair(String line) {
        int colon = line.indexOf(':');
        return colon > 0 && line.chars().limit(colon).allMatch(Character::isLetterOrDigit);
    }

    private static String logLine(Map<String, String> pairs) {
        StringBuilder line = new StringBuilder(pairs.getOrDefault(TIME, "")).append(" SecurityEvent=");
        line.append('"').append(pairs.get(EVENT)).append('"');
        pairs.forEach((name, value) -> {
            if (!name.equals(EVENT) && !SECRETS.contains(name)) {
                line.append(',')
                        .append(name)
                        .append("=\"")
                        .append(value.replace('"', '\''))
                        .append('"');
            }
        });
        return line.toString().strip();
    }
}
