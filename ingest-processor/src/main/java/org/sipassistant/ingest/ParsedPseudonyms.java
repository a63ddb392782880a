// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sipassistant.ingest.pseudonym.PseudonymFields;
import org.sipassistant.ingest.pseudonym.PseudonymKey;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.secret.MaskedText;
import org.sipassistant.secret.UrlEncoded;

/** Replaces the fields beside the raw texts of a document about SIP, whichever program took them out of messages. */
final class ParsedPseudonyms {
    private static final String ANCHOR = "SIP/";

    private final PseudonymFields fields;
    private final PackedHeaders headers;
    private final Set<String> raw;
    private final boolean known;
    private final UnaryOperator<String> rewriting;

    /**
     * @param messages that were read in the document
     * @param rewriting of a text that holds messages
     */
    ParsedPseudonyms(List<LoggedMessage> messages, PseudonymKey key, RawFields raw, UnaryOperator<String> rewriting) {
        this.fields = new PseudonymFields(messages, key);
        this.headers = PackedHeaders.of(messages);
        this.known = !messages.isEmpty();
        this.raw = new HashSet<>(raw.paths());
        this.rewriting = rewriting;
    }

    /** The text of a field as it may be kept. */
    String of(String path, String text) {
        FieldName name = new FieldName(path);
        if (raw.contains(path)) {
            return text;
        }
        if (!known) {
            return mayHoldMessage(text) ? rewriting.apply(text) : fields.text(text);
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
        if (name.isReversed()) {
            return fields.reversed(text);
        }
        if (name.isUser() || name.isNumber() && text.length() > 1) {
            return fields.user(text);
        }
        if (name.isDisplayName()) {
            return fields.displayName(text);
        }
        return mayHoldMessage(text) ? rewriting.apply(text) : fields.text(text);
    }

    private static boolean mayHoldMessage(String text) {
        return text.contains(ANCHOR) || UrlEncoded.mayBeIn(text);
    }

    /** A number that is kept as one. */
    Number of(Number number) {
        return fields.number(number);
    }

    /** Bytes of a packet cannot be rewritten. */
    private static String hidden(String text) {
        MaskedText masked = new MaskedText(text);
        masked.mask(0, text.length());
        return masked.written();
    }
}
