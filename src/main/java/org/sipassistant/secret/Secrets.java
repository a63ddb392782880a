// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

/** Masks the secrets in a text of which nothing else is known: a line of a log, a field of an event. */
public final class Secrets {
    private Secrets() {}

    /** The text with credentials, passwords, keys and what URIs bring along masked; the same text where there are none. */
    public static String mask(String text) {
        String plain = maskPlain(text);
        return UrlEncoded.mayBeIn(plain) ? UrlEncoded.mask(plain, Secrets::maskPlain) : plain;
    }

    private static String maskPlain(String text) {
        String safe = UriPasswords.mask(text);
        MaskedText masked = new MaskedText(safe);
        mask(masked, 0, safe.length());
        return masked.written();
    }

    /** Masks credentials and keys between two positions of a text. */
    public static void mask(MaskedText masked, int from, int to) {
        if (from < to) {
            new LooseCredentials(masked, from, to).mask();
            new MediaKeys(masked).mask(from, to);
            UriHeaders.mask(masked, from, to);
        }
    }

    /** Masks between two positions of a text only what URIs and their parameters bring along. */
    public static void maskUris(MaskedText masked, int from, int to) {
        UriHeaders.mask(masked, from, to);
    }
}
