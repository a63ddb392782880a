// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.message.PrivateAddress;

/**
 * How many accounts somebody tried from one address, as the lines of refusals tell it. Telephone numbers do not count,
 * because a trunk brings many of them, nor do private addresses, behind which one's own devices are.
 */
final class TriedUsers {
    /** From this many digits on a name is rather the number of a caller than that of an account. */
    private static final int NUMBER = 7;

    private TriedUsers() {}

    /** From the address that tried the most; 0 where the lines name no user or no public address. */
    static int most(List<ObservedEvent> refusals) {
        Map<String, Set<String>> users = new HashMap<>();
        for (ObservedEvent refusal : refusals) {
            Map<String, String> fields = refusal.event().fields();
            String host = host(fields.getOrDefault("source", ""));
            String user = user(fields.getOrDefault("from", fields.getOrDefault("user", "")));
            if (!host.isEmpty() && !PrivateAddress.isPrivate(host) && !user.isEmpty() && !isNumber(user)) {
                users.computeIfAbsent(host, key -> new HashSet<>()).add(user);
            }
        }
        return users.values().stream().mapToInt(Set::size).max().orElse(0);
    }

    /** The address without its port: a scanner may use a new one for every request. */
    static String host(String source) {
        int colon = source.lastIndexOf(':');
        boolean port = colon > 0 && (source.indexOf(':') == colon || source.charAt(colon - 1) == ']');
        return port ? source.substring(0, colon) : source;
    }

    /** The user part where the text has a URI, else the text itself. */
    private static String user(String text) {
        int scheme = text.indexOf("sip:");
        int end = text.indexOf('@', Math.max(scheme, 0));
        return end < 0 ? text.strip() : text.substring(scheme < 0 ? 0 : scheme + "sip:".length(), end);
    }

    private static boolean isNumber(String user) {
        String digits = user.startsWith("+") ? user.substring(1) : user;
        return digits.length() >= NUMBER && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
