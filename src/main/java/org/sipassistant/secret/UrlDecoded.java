// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What a text says in which a message may be encoded as a part of a URL is, see {@link UrlEncoded}, and where in it each
 * character of that stands; any other text says what it is. Immutable; made in linear time.
 */
public final class UrlDecoded {
    private final String text;
    private final String plain;
    private final int[] starts;
    private final int times;

    private UrlDecoded(String text, String plain, int[] starts, int times) {
        this.text = text;
        this.plain = plain;
        this.starts = starts;
        this.times = times;
    }

    /** A text that says what it is. */
    public static UrlDecoded plain(String text) {
        return new UrlDecoded(text, text, new int[0], 0);
    }

    /** A text that may hold a message in this form. */
    public static UrlDecoded of(String text) {
        UrlDecoded decoded = plain(text);
        while (decoded.times < UrlEncoded.MOST_TIMES && UrlEncoded.mayBeIn(decoded.plain)) {
            decoded = decoded.once();
        }
        return decoded;
    }

    private UrlDecoded once() {
        UrlEncoded encoded = new UrlEncoded(plain);
        String inner = encoded.plain();
        int[] places = new int[inner.length() + 1];
        for (int at = 0; at < places.length; at++) {
            places[at] = start(encoded.start(at));
        }
        return new UrlDecoded(text, inner, places, times + 1);
    }

    /** The text as it came. */
    public String text() {
        return text;
    }

    /** The text without its encoding, of which a character stands for a byte. */
    public String plain() {
        return plain;
    }

    /** Where in the text a character of the plain one begins. */
    public int start(int at) {
        return times == 0 ? at : starts[at];
    }

    /** Another plain text as the text spells it. */
    public String encoded(String other) {
        String encoded = other;
        for (int i = 0; i < times; i++) {
            encoded = URLEncoder.encode(encoded, StandardCharsets.ISO_8859_1).replace("+", "%20");
        }
        return encoded;
    }
}
