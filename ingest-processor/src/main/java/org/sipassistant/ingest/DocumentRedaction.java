// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Map;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.log.ParsedEvent;

/** Masks the texts of a document: the one that was read, and the copies that shippers and other programs keep. */
final class DocumentRedaction {

    static final DocumentPath ORIGINAL = DocumentPath.of("event", "original");

    private final LogReader logs;

    DocumentRedaction(LogReader logs) {
        this.logs = logs;
    }

    /**
     * Masks the text in which messages were found.
     *
     * @return whether anything changed
     */
    boolean redact(Map<String, Object> source, String path, String text, List<LoggedMessage> found) {
        return replace(source, path, text, Redaction.mask(text, found));
    }

    /** Masks an event that another program parsed: the messages it keeps, and what it took out of them. */
    boolean redact(Map<String, Object> source, ParsedEvent event) {
        DocumentFields document = new DocumentFields(source);
        boolean changed = false;
        for (String path : event.rawFields()) {
            if (document.get(path) instanceof String raw) {
                changed |= replace(document, path, raw, masked(raw));
            }
        }
        return ParsedFields.mask(source) || changed;
    }

    /** Puts a masked text in the place of the text and of its copy. */
    boolean replace(Map<String, Object> source, String path, String text, String masked) {
        DocumentFields document = new DocumentFields(source);
        boolean changed = replace(document, path, text, masked);
        if (!path.equals(ORIGINAL.whole()) && document.get(ORIGINAL) instanceof String copy) {
            changed |= replace(document, ORIGINAL.whole(), copy, copy.equals(text) ? masked : masked(copy));
        }
        return changed;
    }

    private String masked(String text) {
        return Redaction.mask(text, logs.read(text));
    }

    private static boolean replace(DocumentFields document, String path, String text, String masked) {
        boolean changed = !masked.equals(text);
        if (changed) {
            document.replace(path, masked);
        }
        return changed;
    }
}
