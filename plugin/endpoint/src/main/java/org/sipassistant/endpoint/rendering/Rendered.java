// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A call in a form of its own.
 *
 * @param type the media type, with the character set where it is text
 * @param content owned by the one who asked for it
 * @param fileName under which it is to be saved; empty where it is to be shown
 */
@SuppressWarnings("ArrayRecordComponent") // made to be sent: never compared, never shared
public record Rendered(String type, byte[] content, Optional<String> fileName) {

    /** What a browser must be told of every answer: not to guess its type. */
    public static final Map<String, String> HEADERS_OF_DATA = Map.of("X-Content-Type-Options", "nosniff");

    /** What a browser must be told besides of content that quotes strangers: to run and to load nothing. */
    public static final Map<String, String> HEADERS =
            Map.of("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");

    static Rendered text(String type, String text) {
        return new Rendered(type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }
}
