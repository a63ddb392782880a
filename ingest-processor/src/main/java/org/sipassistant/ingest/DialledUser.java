// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/**
 * A user part as somebody dialled it: a number behind the code of a service, such as {@code *31#} (3GPP TS 22.030) or
 * {@code *67}, which withhold the number of the caller.
 */
final class DialledUser {
    private static final String[] WITHOUT_END = {"*67", "*82"};
    private static final int SHORTEST_CODE = 2;
    private static final int LONGEST_CODE = 3;

    /** Digits behind a code; fewer are an option of the service. */
    private static final int SHORTEST = 5;

    private static final int SHORTEST_BEHIND_NO_END = 7;

    private DialledUser() {}

    /** The number alone, without escapes; the same text where it is nothing else. */
    static String number(String user) {
        String plain = NumberEscapes.decoded(user);
        int start = behindCode(plain);
        int end = start > 0 && plain.endsWith("#") ? plain.length() - 1 : plain.length();
        return plain.substring(start, end);
    }

    private static int behindCode(String user) {
        int at = 0;
        while (at < Math.min(2, user.length()) && isSign(user.charAt(at))) {
            at++;
        }
        int digits = at;
        while (at < user.length() && isDigit(user.charAt(at))) {
            at++;
        }
        boolean code = digits > 0 && at - digits >= SHORTEST_CODE && at - digits <= LONGEST_CODE;
        if (code && at < user.length() && isSign(user.charAt(at)) && digits(user, at) >= SHORTEST) {
            return at + 1;
        }
        for (String prefix : WITHOUT_END) {
            if (user.startsWith(prefix) && digits(user, prefix.length()) >= SHORTEST_BEHIND_NO_END) {
                return prefix.length();
            }
        }
        return 0;
    }

    private static int digits(String user, int from) {
        int digits = 0;
        for (int at = from; at < user.length(); at++) {
            digits += isDigit(user.charAt(at)) ? 1 : 0;
        }
        return digits;
    }

    private static boolean isSign(char c) {
        return c == '*' || c == '#';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
