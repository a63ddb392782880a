// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import java.util.List;
import org.sipassistant.secret.ValueMask.Value;

/**
 * Masks what proves who somebody is in headers of SIP: of a digest the secret parameters (RFC 7616), of any other scheme all
 * that follows its name, and the keys that a challenge of AKA hands to a proxy (3GPP TS 24.229 section 5.4.1.2.1).
 */
public final class Credentials {
    static final String DIGEST = "Digest";

    private static final String[] TOKENS = {" Bearer ", " Basic "};

    private static final List<String> OFFERED = List.of("response", "nonce", "cnonce", "rspauth", "ik", "ck", "auts");
    private static final List<String> CHALLENGED = List.of("rspauth", "cnonce", "nextnonce", "ik", "ck");

    private final MaskedText masked;
    private final String text;

    public Credentials(MaskedText masked) {
        this.masked = masked;
        this.text = masked.text();
    }

    /** Masks the value of an Authorization or Proxy-Authorization header. */
    public void offered(int from, int to) {
        int start = from;
        while (start < to && text.charAt(start) <= ' ') {
            start++;
        }
        int end = start;
        while (end < to && text.charAt(end) > ' ') {
            end++;
        }
        if (text.regionMatches(true, start, DIGEST, 0, DIGEST.length())) {
            parameters(from, to, OFFERED);
            tokens(end, to);
        } else {
            masked.mask(end < to ? end : start, to);
        }
    }

    /** Some put another scheme behind a digest. */
    private void tokens(int from, int to) {
        for (String scheme : TOKENS) {
            int at = text.indexOf(scheme, from, to);
            masked.mask(at < 0 ? to : at + scheme.length(), to);
        }
    }

    /** Masks the secret parameters of all digests in a text that has some. */
    public void digests(int from, int to) {
        parameters(from, to, OFFERED);
    }

    /** Masks the keys in the value of a challenge, and the proof of the server in an Authentication-Info header. */
    public void challenged(int from, int to) {
        parameters(from, to, CHALLENGED);
    }

    /** No value is skipped, so that a quote that lacks its partner hides no name. */
    private void parameters(int from, int to, List<String> names) {
        ValueMask values = new ValueMask(masked);
        for (int at = text.indexOf('=', from, to); at >= 0; at = text.indexOf('=', at + 1, to)) {
            if (isNamed(text, at, from, names)) {
                Value value = values.value(at + 1, to);
                masked.mask(value.start(), value.end());
                if (value.end() == to) {
                    return;
                }
            }
        }
    }

    /** Whether the word before a sign is one of these names. */
    static boolean isNamed(String text, int sign, int least, List<String> names) {
        int end = Blanks.before(text, sign, least);
        // some write the names in quotes too
        end -= end > least && text.charAt(end - 1) == '"' ? 1 : 0;
        for (String name : names) {
            int start = end - name.length();
            boolean word = start >= least && text.regionMatches(true, start, name, 0, name.length());
            if (word && (start == least || !Character.isLetterOrDigit(text.charAt(start - 1)))) {
                return true;
            }
        }
        return false;
    }
}
