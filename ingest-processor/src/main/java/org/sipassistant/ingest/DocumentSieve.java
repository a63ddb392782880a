// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Map;
import org.sipassistant.log.ParsedEvent;
import org.sipassistant.message.Recogniser;
import org.sipassistant.secret.SecretAnchors;
import org.sipassistant.secret.UriPasswords;
import org.sipassistant.secret.UrlEncoded;

/**
 * Lets the documents pass in which there is nothing to read and nothing to mask, which are nearly all in most logs. Each look
 * is one that finds out about all of a text or a document at once; what it lets not pass may still turn out to be nothing.
 */
final class DocumentSieve {

    private static final String PROTOCOL = "SIP";
    private static final char AT = '@';
    private static final String ANCHOR = PROTOCOL + "/";

    private final RawFields raw;
    private final boolean redact;

    DocumentSieve(RawFields raw, boolean redact) {
        this.raw = raw;
        this.redact = redact;
    }

    /**
     * Whether nothing is to be done with a document.
     *
     * @param text of the field that is asked for
     */
    boolean passes(Map<String, Object> source, String text) {
        return !mayHoldAnySip(text)
                && !LoneHeaders.mayBeIn(text)
                && (redact ? holdsNoSecret(source, text) : !ParsedEvent.mayKeepPacket(source));
    }

    /** Whether there may be a start line in a text. */
    static boolean mayHoldSip(String text) {
        int anchor = text.indexOf(ANCHOR);
        return anchor >= 0 && Recogniser.mayFind(text, anchor);
    }

    /** The same of a message that is encoded as a part of a URL is; for the cost of one look. */
    private static boolean mayHoldAnySip(String text) {
        int at = text.indexOf(PROTOCOL);
        while (at >= 0 && at + PROTOCOL.length() < text.length()) {
            char behind = text.charAt(at + PROTOCOL.length());
            if (behind == '/') {
                return Recogniser.mayFind(text, at) || UrlEncoded.mayBeIn(text);
            }
            if (behind == '%') {
                return true;
            }
            at = text.indexOf(PROTOCOL, at + PROTOCOL.length());
        }
        return false;
    }

    private static boolean hasPassword(String text) {
        return !UriPasswords.mask(text).equals(text);
    }

    /** Whether a text that names a user of SIP, and so is about SIP, may tell a secret. */
    static boolean mayTellBesideUri(String text) {
        return text.indexOf(AT) >= 0
                && (text.contains("sip:") || text.contains("sips:"))
                && SecretAnchors.mayBeBesideUri(text);
    }

    private boolean holdsNoSecret(Map<String, Object> source, String text) {
        if (SecretLine.mayBeIn(text) || text.indexOf(AT) >= 0 && (hasPassword(text) || mayTellBesideUri(text))) {
            return false;
        }
        SipMention mention = SipMention.of(source, text);
        return !mention.isFound()
                && !mention.isBesidePackets()
                && (raw.isDefault() && !mention.isBesideEvent() || raw.hasNoOther(source, text));
    }
}
