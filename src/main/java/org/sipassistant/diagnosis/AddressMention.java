// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;
import org.sipassistant.inventory.IpAddress;

/**
 * The address that a log line is about: the last IP address of it that has a port, else its last IP address. Lines about
 * a connection name the remote end last, as in {@code read 192.0.2.1:40001->198.51.100.7:5061}. What stands behind
 * {@code from} is the near end.
 */
final class AddressMention {
    private static final int LONGEST = 60;
    private static final String FROM = "from ";

    private AddressMention() {}

    static Optional<String> last(String line) {
        String bare = "";
        int end = line.length();
        while (end > 0) {
            if (!isPart(line.charAt(end - 1))) {
                end--;
                continue;
            }
            int start = end;
            while (start > 0 && isPart(line.charAt(start - 1))) {
                start--;
            }
            String word = trimmed(line.substring(start, end));
            if (word.length() <= LONGEST && isAddress(host(word)) && !isFrom(line, start)) {
                if (!host(word).equals(word)) {
                    return Optional.of(word);
                }
                bare = bare.isEmpty() ? word : bare;
            }
            end = start;
        }
        return bare.isEmpty() ? Optional.empty() : Optional.of(bare);
    }

    private static boolean isFrom(String line, int start) {
        return line.regionMatches(true, start - FROM.length(), FROM, 0, FROM.length());
    }

    /** The word without a port: {@code 192.0.2.1:5060}, {@code [2001:db8::1]:5060}. */
    private static String host(String word) {
        int close = word.indexOf(']');
        if (word.startsWith("[") && close > 0) {
            return word.substring(1, close);
        }
        int colon = word.indexOf(':');
        boolean port = colon > 0 && colon == word.lastIndexOf(':');
        return port ? word.substring(0, colon) : word;
    }

    /** A time of day such as {@code 10:00:00} is no address, nor is the number of a version. */
    private static boolean isAddress(String host) {
        boolean dots = host.chars().filter(c -> c == '.').count() == 3;
        return (dots || host.contains("::")) && IpAddress.parse(host) != null;
    }

    private static boolean isPart(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || ".:[]".indexOf(c) >= 0;
    }

    private static String trimmed(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && ".:]".indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ".:[".indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }
}
