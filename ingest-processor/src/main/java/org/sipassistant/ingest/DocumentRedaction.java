// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Map;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.log.ParsedEvent;
import org.sipassistant.secret.UriPasswords;

/** Masks the texts of a document: those that shippers keep of the line, each on its own, and the fields of other programs. */
final class DocumentRedaction {

    private final LogReader logs;

    DocumentRedaction(LogReader logs) {
        this.logs = logs;
    }

    /** A text of which nothing was read yet, masked; the same text where it holds no secret that is known as one. */
    String mask(String text) {
        String safe = UriPasswords.mask(text);
        boolean ofSip = DocumentSieve.mayHoldSip(safe);
        List<LoggedMessage> found = ofSip ? logs.readWithoutTimes(safe) : List.of();
        if (!found.isEmpty()) {
            return Redaction.mask(safe, found);
        }
        LoneHeaders headers = LoneHeaders.read(safe);
        return headers == null ? maskLine(safe, ofSip) : headers.masked();
    }

    /**
     * Masks a text that holds neither a message nor headers.
     *
     * @param ofSip whether it mentions SIP
     */
    static String maskLine(String text, boolean ofSip) {
        return ofSip ? Redaction.maskAnywhere(text) : SecretLine.mask(text);
    }

    /**
     * Masks an event that another program parsed: the messages it keeps, and what it took out of them.
     *
     * @return whether anything changed
     */
    boolean mask(Map<String, Object> source, ParsedEvent event) {
        return new TextFields(new ParsedFields(this::mask, event)::mask).replace(source);
    }

    /** Masks all raw texts, and lists of them, but the one that was read; what is the same as that becomes the same. */
    boolean maskOthers(Map<String, Object> source, RawFields fields, String read, String text, String masked) {
        boolean changed = false;
        for (int i = 0; i < fields.count(); i++) {
            String path = fields.path(i);
            Object value = path.equals(read) ? null : fields.get(source, path);
            if (value instanceof String other) {
                changed |= replace(source, path, other, other.equals(text) ? masked : mask(other));
            } else if (DocumentFields.asList(value) instanceof List<Object> list) {
                changed |= new TextFields((name, other) -> mask(other)).replace(path, list);
            }
        }
        return changed;
    }

    /** Puts a masked text in the place of the text. */
    static boolean replace(Map<String, Object> source, String path, String text, String masked) {
        boolean changed = !masked.equals(text);
        if (changed) {
            new DocumentFields(source).replace(path, masked);
        }
        return changed;
    }
}
