// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sipassistant.inventory.IpAddress;
import org.sipassistant.message.PrivateAddress;

/**
 * The IPv4 addresses that a text names outside of Contact headers: those that nodes really use. A private address in a
 * Contact that is of none of their networks is one that the other side cannot reach. Time linear in the text.
 */
final class NamedHosts {
    private static final int MOST = 1_000;
    private static final String LOOPBACK = "127.";

    /** Headers whose addresses are in question, or whose numbers are versions. */
    private static final List<String> NAMELESS = List.of("Contact:", "User-Agent:", "Server:");

    /** What stands before the number of a version. */
    private static final List<String> VERSION = List.of("version ", "release ", "firmware ", "build ", " v", "-", "_");

    private final Set<String> hosts = new HashSet<>();
    private final Set<String> networks = new HashSet<>();

    NamedHosts(String text) {
        int start = 0;
        while (start < text.length() && hosts.size() < MOST) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (NAMELESS.stream().noneMatch(text.substring(start, end)::contains)) {
                read(text, start, end);
            }
            start = end + 1;
        }
    }

    /** Whether addresses are named, and a private one is neither one of them nor of the network of one. */
    boolean areElsewhere(String privateHost) {
        return !hosts.isEmpty() && !hosts.contains(privateHost) && !networks.contains(network(privateHost));
    }

    private void read(String text, int start, int end) {
        int at = start;
        while (at < end) {
            int from = at;
            while (at < end && isPart(text.charAt(at))) {
                at++;
            }
            int to = at;
            while (to > from && text.charAt(to - 1) == '.') {
                to--;
            }
            String word = text.substring(from, to);
            if (isAddress(word) && !isVersion(text, from)) {
                hosts.add(word);
                networks.add(network(word));
            }
            at++;
        }
    }

    private static boolean isVersion(String text, int from) {
        return VERSION.stream()
                .anyMatch(mark -> text.regionMatches(true, from - mark.length(), mark, 0, mark.length()));
    }

    private static boolean isAddress(String word) {
        boolean dots = word.length() <= 15 && word.chars().filter(c -> c == '.').count() == 3;
        return dots && !word.startsWith(LOOPBACK) && IpAddress.parse(word) != null;
    }

    /** The range of private addresses it is of; one for all public addresses. */
    private static String network(String host) {
        return PrivateAddress.isPrivate(host) ? host.substring(0, host.indexOf('.')) : "public";
    }

    private static boolean isPart(char c) {
        return c >= '0' && c <= '9' || c == '.';
    }
}
