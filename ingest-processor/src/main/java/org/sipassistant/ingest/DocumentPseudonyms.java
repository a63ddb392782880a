// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sipassistant.ingest.pseudonym.PseudonymKey;
import org.sipassistant.ingest.pseudonym.PseudonymText;
import org.sipassistant.log.LogContext;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.log.ParsedEvent;

/**
 * Replaces the texts of a document by texts that name nobody, before anything is read of them, and notes with which key. A
 * document that has such a note is left as it is, so that it may pass a pipeline twice.
 */
final class DocumentPseudonyms {
    /** Where the key is kept. */
    private static final String SETTING = "plugins.sip.pseudonym.key";

    private final LogReader logs;
    private final Supplier<Optional<PseudonymKey>> keys;
    private final String target;
    private final String note;

    DocumentPseudonyms(LogReader logs, Supplier<Optional<PseudonymKey>> keys, String target) {
        this.logs = logs;
        this.keys = keys;
        this.target = target;
        this.note = target + ".pseudonym.key";
    }

    /** @throws IllegalArgumentException where there is no key */
    void requireKey() {
        key();
    }

    /** A text that names somebody, and what was read in it. */
    private record Named(String text, List<LoggedMessage> messages) {}

    /**
     * Replaces all raw texts, each by itself, and what other programs took out of messages.
     *
     * @throws IllegalArgumentException where there is no key: a document with names must not be indexed then
     */
    void replace(Map<String, Object> source, RawFields fields) {
        List<Named> texts = named(source, fields);
        Optional<ParsedEvent> event = ParsedEvent.read(source);
        if (texts.isEmpty() && event.isEmpty() || new DocumentFields(source).get(note) != null) {
            return;
        }
        PseudonymKey key = key();
        event.ifPresent(read -> new TextFields(new ParsedPseudonyms(read, key, fields, text -> written(text, key))::of)
                .replace(source));
        Map<String, String> written = new HashMap<>();
        for (Named named : texts) {
            written.put(named.text(), PseudonymText.of(named.text(), named.messages(), key));
        }
        replace(source, fields, written);
        Map<String, Object> object = new DocumentFields(source).object(target);
        if (object != null) {
            object.put("pseudonym", new HashMap<>(Map.of("key", key.id())));
        }
    }

    private List<Named> named(Map<String, Object> source, RawFields fields) {
        Set<String> texts = new LinkedHashSet<>();
        if (fields.mayBeTwice(source)) {
            new TextFields((path, text) -> {
                        if (fields.isRaw(path)) {
                            texts.add(text);
                        }
                        return text;
                    })
                    .replace(source);
        } else {
            fields.paths().forEach(path -> collect(fields.get(source, path), texts));
        }
        List<Named> named = new ArrayList<>(1);
        for (String text : texts) {
            List<LoggedMessage> messages = messages(text);
            if (PseudonymText.concerns(text, messages)) {
                named.add(new Named(text, messages));
            }
        }
        return named;
    }

    private static void collect(@Nullable Object value, Set<String> texts) {
        if (value instanceof List<?> list) {
            list.forEach(entry -> collect(entry instanceof String ? entry : null, texts));
        } else if (value instanceof String text) {
            texts.add(text);
        }
    }

    private static void replace(Map<String, Object> source, RawFields fields, Map<String, String> written) {
        new TextFields((path, text) -> fields.isRaw(path) ? written.getOrDefault(text, text) : text).replace(source);
    }

    private String written(String text, PseudonymKey key) {
        List<LoggedMessage> messages = messages(text);
        return PseudonymText.concerns(text, messages) ? PseudonymText.of(text, messages, key) : text;
    }

    private PseudonymKey key() {
        return keys.get()
                .orElseThrow(() -> new IllegalArgumentException(
                        "[pseudonymise] needs the key [" + SETTING + "] in the keystore of every node"));
    }

    private List<LoggedMessage> messages(String text) {
        List<LoggedMessage> found = logs.readWithoutTimes(text);
        if (found.isEmpty()) {
            LoneHeaders headers = LoneHeaders.read(text);
            // Its positions are those of another text.
            return headers == null
                    ? List.of()
                    : List.of(new LoggedMessage(headers.message(), LogContext.none(), false));
        }
        return found;
    }
}
