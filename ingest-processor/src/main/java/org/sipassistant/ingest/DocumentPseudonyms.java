// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sipassistant.ingest.pseudonym.PseudonymKey;
import org.sipassistant.ingest.pseudonym.PseudonymText;
import org.sipassistant.log.LogContext;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;

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

    /**
     * Replaces a text and its copy.
     *
     * @return the text that stands in the document now
     * @throws IllegalArgumentException where there is no key: a document with names must not be indexed then
     */
    String replace(Map<String, Object> source, String path, String text) {
        DocumentFields document = new DocumentFields(source);
        List<LoggedMessage> messages = messages(text);
        if (document.get(note) != null || !PseudonymText.concerns(text, messages)) {
            return text;
        }
        PseudonymKey key = key();
        String written = PseudonymText.of(text, messages, key);
        document.replace(path, written);
        if (!path.equals(DocumentRedaction.ORIGINAL.whole())
                && document.get(DocumentRedaction.ORIGINAL) instanceof String copy) {
            document.replace(
                    DocumentRedaction.ORIGINAL.whole(),
                    copy.equals(text) ? written : PseudonymText.of(copy, messages(copy), key));
        }
        Map<String, Object> object = document.object(target);
        if (object != null) {
            object.put("pseudonym", new HashMap<>(Map.of("key", key.id())));
        }
        return written;
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
