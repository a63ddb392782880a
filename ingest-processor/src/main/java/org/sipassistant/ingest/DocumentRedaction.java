// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Map;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.log.ParsedEvent;
import org.sipassistant.message.Recogniser;
import org.sipassistant.secret.UriPasswords;

/** Masks the texts of a document: those that shippers keep of the line, each on its own, and the fields of other programs. */
final class DocumentRedaction {

    private static final String ANCHOR = "SIP/";

    private final LogReader logs;

    DocumentRedaction(LogReader logs) {
        this.logs = logs;
    }

    /** A text of which nothing was read yet, masked; the same text where it holds no secret that is known as one. */
    String mask(String text) {
        String safe = UriPasswords.mask(text);
        int anchor = safe.indexOf(ANCHOR);
        if (anchor >= 0) {
            List<LoggedMessage> found = logs.readWithoutTimes(safe);
            if (!found.isEmpty()) {
                return Redaction.mask(safe, found);
            }
        }
        LoneHeaders headers = LoneHeaders.read(safe);
        return headers == null ? maskLine(safe, anchor) : headers.masked();
    }

    /**
     * Masks a text that holds neither a message nor headers.
     *
     * @param anchor where it mentions SIP; negative where it does not
     */
    static String maskLine(String text, int anchor) {
        boolean ofSip = anchor >= 0 && Recogniser.mayFind(text, anchor);
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

    /** Masks all raw texts but the one that was read; what is the same as that becomes the same. */
    boolean maskOthers(Map<String, Object> source, RawFields fields, String read, String text, String masked) {
        boolean changed = false;
        for (String path : fields.paths()) {
            Object value = fields.get(source, path);
            if (value instanceof String other && !path.equals(read)) {
                changed |= replace(source, path, other, other.equals(text) ? masked : mask(other));
            } else if (value instanceof List<?>) {
                changed |= maskList(path, value);
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

    private boolean maskList(String path, Object value) {
        List<Object> list = DocumentFields.asList(value);
        return list != null && new TextFields((name, text) -> mask(text)).replace(path, list);
    }
}
