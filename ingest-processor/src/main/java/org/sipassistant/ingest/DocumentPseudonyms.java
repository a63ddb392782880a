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
import org.sipassistant.log.EventBook;
import org.sipassistant.log.LogContext;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.log.ParsedEvent;
import org.sipassistant.secret.UrlDecoded;
import org.sipassistant.secret.UrlEncoded;

/**
 * Replaces the texts of a document by texts that name nobody, before anything is read of them, and notes with which key: of
 * any document that tells of SIP, in whichever of its fields. A document that has such a note is left as it is, so that it
 * may pass a pipeline twice.
 */
final class DocumentPseudonyms {
    /** Where the key is kept. */
    private static final String SETTING = "plugins.sip.pseudonym.key";

    private final LogReader logs;
    private final @Nullable EventBook wordings;
    private final Supplier<Optional<PseudonymKey>> keys;
    private final String target;
    private final String note;

    /** @param wordings of the products whose lines are read; null where none are */
    DocumentPseudonyms(
            LogReader logs, @Nullable EventBook wordings, Supplier<Optional<PseudonymKey>> keys, String target) {
        this.logs = logs;
        this.wordings = wordings;
        this.keys = keys;
        this.target = target;
        this.note = target + ".pseudonym.key";
    }

    /** @throws IllegalArgumentException where there is no key */
    void requireKey() {
        key();
    }

    /** A text that names somebody, and what was read in it: messages, or a product's own lines. */
    private record Named(UrlDecoded text, List<LoggedMessage> messages, List<LogEvent> lines) {}

    /**
     * Replaces all raw texts, each by itself, and what other programs took out of messages.
     *
     * @throws IllegalArgumentException where there is no key: a document with names must not be indexed then
     */
    void replace(Map<String, Object> source, RawFields fields) {
        List<Named> texts = named(raw(source, fields));
        Optional<ParsedEvent> event = ParsedEvent.read(source);
        boolean names = !texts.isEmpty()
                || event.isPresent()
                || SipMention.of(source, "").isFound();
        if (!names || new DocumentFields(source).get(note) != null) {
            return;
        }
        PseudonymKey key = key();
        List<LoggedMessage> messages = event.map(ParsedEvent::messages).orElseGet(() -> messages(texts));
        messages = messages.isEmpty() ? messages(named(beside(source))) : messages;
        ParsedPseudonyms others = new ParsedPseudonyms(messages, key, fields, text -> written(text, key));
        new TextFields(others::of, (path, number) -> others.of(number), FieldName::isOfNobody).replace(source);
        Map<String, String> written = new HashMap<>();
        for (Named named : texts) {
            written.put(named.text().text(), PseudonymText.of(named.text(), named.messages(), named.lines(), key));
        }
        replace(source, fields, written);
        Map<String, Object> object = new DocumentFields(source).object(target);
        if (object != null) {
            object.put("pseudonym", new HashMap<>(Map.of("key", key.id())));
        }
    }

    private static List<LoggedMessage> messages(List<Named> texts) {
        return texts.stream().flatMap(named -> named.messages().stream()).toList();
    }

    private static Set<String> raw(Map<String, Object> source, RawFields fields) {
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
        return texts;
    }

    /** The texts of other fields that may hold messages. */
    private static Set<String> beside(Map<String, Object> source) {
        Set<String> texts = new LinkedHashSet<>();
        new TextFields((path, text) -> {
                    if (DocumentSieve.mayHoldSip(text) || UrlEncoded.mayBeIn(text)) {
                        texts.add(text);
                    }
                    return text;
                })
                .replace(source);
        return texts;
    }

    private List<Named> named(Set<String> texts) {
        List<Named> named = new ArrayList<>(1);
        for (String text : texts) {
            UrlDecoded decoded = UrlDecoded.of(text);
            List<LoggedMessage> messages = messages(decoded.plain());
            List<LogEvent> lines = wordings == null || !messages.isEmpty() ? List.of() : wordings.find(decoded.plain());
            if (!lines.isEmpty() || PseudonymText.concerns(decoded.plain(), messages)) {
                named.add(new Named(decoded, messages, lines));
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
        UrlDecoded decoded = UrlDecoded.of(text);
        List<LoggedMessage> messages = messages(decoded.plain());
        return PseudonymText.concerns(decoded.plain(), messages)
                ? PseudonymText.of(decoded, messages, List.of(), key)
                : text;
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
