// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.Span;

/** Parameters behind values that are no addresses, such as {@code 1800;refresher=uac}. */
final class HeaderParameters {

    private HeaderParameters() {}

    /** The value of a parameter; empty where there is none. */
    static Optional<String> of(String value, String name) {
        int semicolon = value.indexOf(';');
        if (semicolon < 0) {
            return Optional.empty();
        }
        // the parameters of an address and of any other value have one grammar (RFC 3261 25.1, generic-param)
        return Optional.ofNullable(
                NameAddr.parse("<x>" + value.substring(semicolon)).parameters().get(name));
    }

    /** A word and its parameters, without what stands behind them in a message whose line ends are gone. */
    static String withoutRest(String value) {
        return value.substring(0, end(value, new Span(0, value.length())));
    }

    /** The end of the word that a value begins with, and of the parameters behind it. */
    static int end(String text, Span value) {
        int at = value.start();
        int end;
        do {
            end = wordEnd(text, skipBlanks(text, at, value.end()), value.end());
            at = skipBlanks(text, end, value.end()) + 1;
        } while (at <= value.end() && text.charAt(at - 1) == ';');
        return end;
    }

    private static int wordEnd(String text, int from, int to) {
        boolean quoted = false;
        int at = from;
        while (at < to && (quoted || text.charAt(at) > ' ' && text.charAt(at) != ';')) {
            quoted ^= text.charAt(at) == '"';
            at++;
        }
        return at;
    }

    private static int skipBlanks(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /** The value before its parameters. */
    static String value(String value) {
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    }
}
