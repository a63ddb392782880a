// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.Json;

/** The text of a log line in an event: by the name of its field, or because it holds SIP. */
final class EventText {
    /** Where shippers and exports keep the line, the raw one before the rest of it. */
    private static final List<String> NAMES = List.of(
            "event.original",
            "message",
            "msg",
            "MESSAGE",
            "log",
            "log.original",
            "_raw",
            "@message",
            "full_message",
            "short_message",
            "textPayload",
            "line",
            "raw",
            "text",
            "body");

    private static final String SIP = "SIP/2.0";

    private EventText() {}

    /** The text; empty where the object is no event of a log. */
    static Optional<String> of(Map<String, Object> event) {
        List<String> texts = NAMES.stream()
                .flatMap(name -> text(Json.at(event, name)).stream())
                .toList();
        return texts.stream()
                .filter(EventText::isSip)
                .findFirst()
                .or(() -> sip(event))
                .or(() -> texts.stream().filter(text -> !text.isBlank()).findFirst())
                .or(() -> texts.stream().findFirst());
    }

    static boolean isSip(String text) {
        return text.contains(SIP);
    }

    /** A text, or the bytes of one, as journald writes what is not all printable. */
    private static Optional<String> text(@Nullable Object value) {
        if (value instanceof List<?> bytes && bytes.size() > 1 && bytes.stream().allMatch(EventText::isByte)) {
            byte[] utf8 = new byte[bytes.size()];
            for (int i = 0; i < utf8.length; i++) {
                utf8[i] = ((Number) bytes.get(i)).byteValue();
            }
            return Optional.of(new String(utf8, StandardCharsets.UTF_8));
        }
        Object one = value instanceof List<?> list && list.size() == 1 ? list.getFirst() : value;
        return one instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static boolean isByte(Object value) {
        return value instanceof Long number && number >= 0 && number < 256;
    }

    /** Under whatever name. */
    private static Optional<String> sip(Map<String, Object> event) {
        return event.values().stream()
                .flatMap(value -> text(value).stream())
                .filter(EventText::isSip)
                .filter(text -> text.indexOf(' ') > 0)
                .findFirst();
    }
}
