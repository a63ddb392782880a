// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sipassistant.ingest.pseudonym.PseudonymFields;
import org.sipassistant.ingest.pseudonym.PseudonymKey;
import org.sipassistant.log.ParsedEvent;
import org.sipassistant.secret.MaskedText;

/** Replaces the fields that another program took out of messages, but for the raw texts of the document. */
final class ParsedPseudonyms {
    private static final String ANCHOR = "SIP/";

    private final PseudonymFields fields;
    private final PackedHeaders headers;
    private final Set<String> raw;
    private final UnaryOperator<String> rewriting;

    /** @param rewriting of a text that holds messages */
    ParsedPseudonyms(ParsedEvent event, PseudonymKey key, RawFields raw, UnaryOperator<String> rewriting) {
        this.fields = new PseudonymFields(event.messages(), key);
        this.headers = PackedHeaders.of(event);
        this.raw = new HashSet<>(raw.paths());
        this.rewriting = rewriting;
    }

    /** The text of a field as it may be kept. */
    String of(String path, String text) {
        FieldName name = new FieldName(path);
        if (raw.contains(path)) {
            return text;
        }
        if (name.isBytes(text)) {
            return hidden(text);
        }
        if (name.isHeaders()) {
            return headers.rewritten(text, rewriting);
        }
        if (name.isOwner()) {
            return fields.owner(text);
        }
        if (name.isUser() || name.isNumber() && text.length() > 1) {
            return fields.user(text);
        }
        if (name.isDisplayName()) {
            return fields.displayName(text);
        }
        return text.contains(ANCHOR) ? rewriting.apply(text) : fields.text(text);
    }

    /** Bytes of a packet cannot be rewritten. */
    private static String hidden(String text) {
        MaskedText masked = new MaskedText(text);
        masked.mask(0, text.length());
        return masked.written();
    }
}
