// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is malformed in header lines that stand together without their message: a URI with two hosts, as a device writes
 * it whose user name was entered with an at sign, and a Via without its host. Time linear in the length of the text.
 */
final class HeaderPieces {
    /** The product of such an event: it is SIP, and of no product. */
    private static final String PRODUCT = "sip";

    /** Header lines in a row; fewer are quoted for what they say. */
    private static final int FEWEST = 3;

    private static final int MOST = 20;
    private static final String VIA = "SIP/2.0/";
    private static final String BARE_VIA = "a Via without a host";
    private static final List<String> SCHEMES = List.of("sip:", "sips:");

    private final String text;
    private final List<LogEvent> found = new ArrayList<>();
    private int headers;
    private @Nullable LogEvent flawed;

    private HeaderPieces(String text) {
        this.text = text;
    }

    /** At most one for each group of lines, in the order of the text. */
    static List<LogEvent> find(String text) {
        HeaderPieces pieces = new HeaderPieces(text);
        int start = 0;
        while (start < text.length() && pieces.found.size() < MOST) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            pieces.line(start, end);
            start = end + 1;
        }
        pieces.close();
        return pieces.found;
    }

    private void line(int start, int end) {
        int colon = HeaderNames.lineColon(text, start, end);
        if (colon < 0) {
            close();
            return;
        }
        headers++;
        String value = text.substring(colon + 1, end).strip();
        if (flawed == null || isOfVia(flawed)) {
            flaw(value).ifPresent(flaw -> {
                String line = text.substring(start, end).strip();
                flawed = new LogEvent(
                        "lone-header-malformed", PRODUCT, Map.of("detail", flaw + ": " + line), start, start, line);
            });
        }
    }

    /** Whoever shares a log takes hosts out of it too, so the other flaw tells more. */
    private static boolean isOfVia(LogEvent flawed) {
        return flawed.fields().getOrDefault("detail", "").startsWith(BARE_VIA);
    }

    private void close() {
        if (headers >= FEWEST && flawed != null) {
            found.add(flawed);
        }
        headers = 0;
        flawed = null;
    }

    private static Optional<String> flaw(String value) {
        if (value.startsWith(VIA) && isWithoutHost(value)) {
            return Optional.of(BARE_VIA);
        }
        return SCHEMES.stream()
                .filter(scheme -> hasTwoHosts(value, scheme))
                .map(scheme -> "a URI with two at signs")
                .findFirst();
    }

    /** Whether a parameter follows the transport at once. */
    private static boolean isWithoutHost(String via) {
        int at = VIA.length();
        while (at < via.length() && Character.isLetter(via.charAt(at))) {
            at++;
        }
        return at > VIA.length() && at < via.length() && via.charAt(at) == ';';
    }

    /** RFC 3261 section 19.1.1: an at sign within a user is escaped. What people put into marks is left alone. */
    private static boolean hasTwoHosts(String value, String scheme) {
        int uri = value.indexOf(scheme);
        int first = uri < 0 ? -1 : value.indexOf('@', uri);
        int at = first + 1;
        while (first >= 0 && at < value.length() && isOfHost(value.charAt(at))) {
            at++;
        }
        return first >= 0 && at > first + 1 && at < value.length() && value.charAt(at) == '@';
    }

    private static boolean isOfHost(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
