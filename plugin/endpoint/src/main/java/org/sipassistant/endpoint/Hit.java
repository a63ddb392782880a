// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sipassistant.call.DocumentId;
import org.sipassistant.message.Endpoint;

/** One document as a search returned it. */
final class Hit {
    private final String index;
    private final String id;
    private final Map<String, Object> source;

    Hit(Map<String, Object> hit) {
        this.index = String.valueOf(hit.getOrDefault("_index", ""));
        this.id = String.valueOf(hit.getOrDefault("_id", ""));
        this.source = Json.map(hit, "_source");
    }

    String index() {
        return index;
    }

    String id() {
        return id;
    }

    /** Where the document is stored; empty for one that was pasted without saying so. */
    Optional<DocumentId> stored() {
        return id.isEmpty() ? Optional.empty() : Optional.of(document());
    }

    DocumentId document() {
        return new DocumentId(index, id);
    }

    Map<String, Object> source() {
        return source;
    }

    /** The log text, which is the truth: {@code event.original} before {@code message}, where both are there. */
    Optional<String> rawText() {
        return text("event.original").or(() -> text("message"));
    }

    /** Whether it can hold a message of a call: a search for text finds other documents too. */
    boolean mentions(String callId) {
        return text("sip.call_id").filter(callId::equals).isPresent()
                || rawText().filter(text -> text.contains(callId)).isPresent();
    }

    Optional<String> text(String path) {
        return Json.at(source, path) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** The texts at a path, where there is one or a list of them. */
    List<String> texts(String path) {
        Object value = Json.at(source, path);
        List<?> values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        return values.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The text of an event that is one line, without its line end; a blank line is one too. */
    Optional<String> singleLine() {
        return rawText()
                .or(() -> Optional.ofNullable(Json.at(source, "message") instanceof String blank ? blank : null))
                .map(Hit::withoutLineEnd)
                .filter(line -> line.indexOf('\n') < 0);
    }

    private static String withoutLineEnd(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }

    /** A text or a number at a path, as text. */
    Optional<String> word(String path) {
        Object value = Json.at(source, path);
        return value instanceof Number ? Optional.of(value.toString()) : text(path);
    }

    boolean flag(String path) {
        return Boolean.TRUE.equals(Json.at(source, path));
    }

    Optional<Long> number(String path) {
        return Json.at(source, path) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    Optional<Instant> timestamp() {
        Object value = Json.at(source, "@timestamp");
        try {
            return switch (value) {
                case Number millis -> Optional.of(Instant.ofEpochMilli(millis.longValue()));
                case String text -> UsualTime.read(text).or(() -> Optional.of(instant(text)));
                case null, default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time as engines take it by default; one without offset is UTC to them. */
    private static Instant instant(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime offset
                ? offset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    long sequence() {
        return number("event.sequence").or(() -> number("log.offset")).orElse(0L);
    }

    Optional<Endpoint> endpoint(String side) {
        return text(side + ".ip")
                .or(() -> text(side + ".address"))
                .map(host -> new Endpoint(host, port(Json.at(source, side + ".port"))));
    }

    Optional<String> observer() {
        return text("observer.name").or(() -> text("host.name")).or(() -> text("agent.name"));
    }

    private static OptionalInt port(@Nullable Object value) {
        if (value instanceof Number number && number.intValue() > 0 && number.intValue() < 65_536) {
            return OptionalInt.of(number.intValue());
        }
        return OptionalInt.empty();
    }
}
