// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that pseudonyms are made with (HMAC-SHA256, RFC 2104). Whoever has it can tell whether a pseudonym is that of a
 * number or name he knows; without it nobody can. Thread-safe.
 */
public final class PseudonymKey {
    /** Shorter secrets can be guessed. */
    public static final int SHORTEST = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_DIGITS = 8;

    private final Mac keyed;
    private final String id;

    private PseudonymKey(Mac keyed) {
        this.keyed = keyed;
        this.id = new Hash().digits("key", "", ID_DIGITS);
    }

    /** @throws IllegalArgumentException where the secret is shorter than {@link #SHORTEST} characters */
    public static PseudonymKey of(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("the secret is shorter than " + SHORTEST + " characters");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return new PseudonymKey(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no " + ALGORITHM, e);
        }
    }

    /** Which key it is, without telling it: 8 hexadecimal digits. */
    public String id() {
        return id;
    }

    Hash hash() {
        return new Hash();
    }

    /** Makes hashes with the key; for one thread. */
    final class Hash {
        private final Mac mac;

        private Hash() {
            try {
                mac = (Mac) keyed.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The first hexadecimal digits of the hash of a value; values of other kinds have other hashes. */
        String digits(String kind, String value, int count) {
            return HexFormat.of().formatHex(hash(kind, value)).substring(0, count);
        }

        /** A number of 63 bits. */
        long number(String kind, String value) {
            return ByteBuffer.wrap(hash(kind, value)).getLong() & Long.MAX_VALUE;
        }

        private byte[] hash(String kind, String value) {
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
