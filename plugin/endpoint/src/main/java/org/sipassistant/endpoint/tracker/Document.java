// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A document to be stored.
 *
 * @param index where it belongs
 * @param id the same whenever it is made of the same things
 */
public record Document(String index, String id, Map<String, Object> source) {
    /** 128 bits in hexadecimal: two documents with the same id would be one. */
    private static final int ID = 16;

    /** An id made of texts. */
    static String id(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, ID);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
