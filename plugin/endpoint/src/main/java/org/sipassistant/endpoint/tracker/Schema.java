// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;

/**
 * How messages and the documents of the tracker are mapped, read from the JSON files beside this class.
 *
 * @param messages of {@code sip-messages-*}, for whoever wants it in a template of his own
 * @param calls of {@code sip-calls-*}
 * @param registrations of {@code sip-registrations-*}
 * @param peers of {@code sip-peers-*}
 */
public record Schema(
        Map<String, Object> messages,
        Map<String, Object> calls,
        Map<String, Object> registrations,
        Map<String, Object> peers) {
    /** Written into every document as {@code sip.schema}; a reader can tell old documents from new ones. */
    public static final int VERSION = 1;

    /** @param json turns one JSON document into a map */
    public static Schema load(Function<InputStream, Map<String, Object>> json) {
        return new Schema(
                read("messages", json), read("calls", json), read("registrations", json), read("peers", json));
    }

    static Map<String, Object> read(String name, Function<InputStream, Map<String, Object>> json) {
        try (InputStream in = Schema.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("[" + name + ".json] is missing in the jar");
            }
            return json.apply(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
