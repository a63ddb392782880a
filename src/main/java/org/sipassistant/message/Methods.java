// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/** The request methods in use; a known one is recognised where an unknown word would not be. */
final class Methods {

    private static final String[] KNOWN = {
        "INVITE",
        "ACK",
        "BYE",
        "CANCEL",
        "OPTIONS",
        "REGISTER",
        "PRACK",
        "UPDATE",
        "INFO",
        "REFER",
        "MESSAGE",
        "NOTIFY",
        "SUBSCRIBE",
        "PUBLISH",
        "SERVICE",
        "BENOTIFY",
        "NEGOTIATE"
    };

    private Methods() {}

    /** The method that a span holds; for the known ones without allocating. */
    static String name(String text, int from, int to) {
        for (String method : KNOWN) {
            if (method.length() == to - from && text.startsWith(method, from)) {
                return method;
            }
        }
        return text.substring(from, to);
    }

    static boolean isKnown(String text, int from, int to) {
        for (String method : KNOWN) {
            if (Characters.equalsIgnoreCase(text, from, to, method)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a span is written as methods are: capitals, with digits and hyphens after the first. */
    static boolean isCapitals(String text, int from, int to) {
        if (to - from < 2 || text.charAt(from) < 'A' || text.charAt(from) > 'Z') {
            return false;
        }
        for (int at = from + 1; at < to; at++) {
            char c = text.charAt(at);
            boolean allowed = (c >= 'A' && c <= 'Z') || Characters.isDigit(c) || c == '-' || c == '_';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }
}
