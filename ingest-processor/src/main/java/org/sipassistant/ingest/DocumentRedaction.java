// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Map;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.secret.UriHeaders;
import org.sipassistant.secret.UriPasswords;
import org.sipassistant.secret.UrlEncoded;

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
        String read = ofSip ? UriHeaders.mask(safe) : safe;
        List<LoggedMessage> found = ofSip ? logs.readWithoutTimes(read) : List.of();
        if (!found.isEmpty()) {
            return Redaction.mask(read, found);
        }
        LoneHeaders headers = LoneHeaders.read(safe, true);
        return headers == null ? maskLine(safe, ofSip) : headers.masked();
    }

    /**
     * Masks a text that holds neither a message nor headers.
     *
     * @param ofSip whether it mentions SIP
     */
    String maskLine(String text, boolean ofSip) {
        if (UrlEncoded.mayBeIn(text)) {
            return UrlEncoded.maskEach(Redaction.maskAnywhere(text), this::maskMessages);
        }
        boolean anywhere = ofSip || DocumentSieve.mayTellBesideUri(text);
        return anywhere ? Redaction.maskAnywhere(text) : SecretLine.mask(text);
    }

    private String maskMessages(String text) {
        return Redaction.mask(text, logs.readWithoutTimes(text));
    }

    /**
     * Masks all fields of a document about SIP but the one that was read; what is the same as that becomes the same.
     *
     * @return whether anything changed
     */
    boolean maskAll(Map<String, Object> source, RawFields fields, Read read) {
        FieldMasks masks = new FieldMasks(this::mask, read.messages());
        return new TextFields(
                        (path, text) -> of(path, text, fields, read, masks),
                        FieldMasks::number,
                        FieldName::isOfShipperAlone)
                .replace(source);
    }

    private String of(String path, String text, RawFields fields, Read read, FieldMasks masks) {
        if (text.equals(read.masked()) || text.equals(read.text())) {
            return read.masked();
        }
        return fields.isRaw(path) ? mask(text) : masks.mask(path, text);
    }

    /**
     * What was read of a document.
     *
     * @param text as it came; empty where there is none
     * @param masked as it may be kept
     * @param messages that are in it, or in what another program made of them
     */
    record Read(String text, String masked, List<LoggedMessage> messages) {}

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
        return fields.mayBeTwice(source) ? maskTwins(source, fields) || changed : changed;
    }

    /** A document may hold the same field nested and spelled with dots. */
    private boolean maskTwins(Map<String, Object> source, RawFields fields) {
        return new TextFields((path, text) -> fields.isRaw(path) ? mask(text) : text).replace(source);
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
