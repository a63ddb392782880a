// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.secret.Credentials;
import org.sipassistant.secret.MaskedText;
import org.sipassistant.secret.SecretName;
import org.sipassistant.secret.Secrets;
import org.sipassistant.secret.UriPasswords;
import org.sipassistant.secret.UrlEncoded;

/**
 * Masks the secrets in the fields of a document about SIP, whichever program took them out of messages or put them beside
 * one: by the name of a field where that tells it, and otherwise by what its text shows. Bytes of a packet, which hold all of
 * it, are masked as a whole.
 */
final class FieldMasks {
    private static final String ANCHOR = "SIP/";

    private final UnaryOperator<String> masking;
    private final List<LoggedMessage> messages;

    /** Whether any message is private; null until a field asks, as of nearly all documents none does. */
    private @Nullable Boolean privately;

    /**
     * @param masking of a text that may hold messages
     * @param messages that were read in the document
     */
    FieldMasks(UnaryOperator<String> masking, List<LoggedMessage> messages) {
        this.masking = masking;
        this.messages = messages;
    }

    private boolean isPrivate() {
        Boolean known = privately;
        if (known == null) {
            known = areAnyPrivate(messages);
            privately = known;
        }
        return known;
    }

    private static boolean areAnyPrivate(List<LoggedMessage> messages) {
        for (LoggedMessage logged : messages) {
            if (PrivateBody.isWhole(logged.message()) || PrivateBody.mayBeInPart(logged.message())) {
                return true;
            }
        }
        return false;
    }

    /** The text of a field as it may be kept. */
    String mask(String path, String text) {
        FieldName name = new FieldName(path);
        if (name.isSecret(text) || name.isBytes(text) || name.isOfBody() && isPrivate()) {
            return hidden(text);
        }
        if (name.isHeaders()) {
            return PackedHeaders.of(messages).rewritten(text, masking);
        }
        if (text.contains(ANCHOR) || UrlEncoded.mayBeIn(text)) {
            return masking.apply(text);
        }
        if (name.isAuthorization() || name.isChallenge()) {
            return header(UriPasswords.mask(text), name.isChallenge());
        }
        return name.isUser() ? withoutPassword(text) : Secrets.mask(text);
    }

    /** The number of a field as it may be kept: 0 where it is a secret. */
    static Number number(String path, Number number) {
        return number.doubleValue() != 0 && SecretName.isPassword(path) ? 0 : number;
    }

    private static String hidden(String text) {
        MaskedText masked = new MaskedText(text);
        masked.mask(0, text.length());
        return masked.written();
    }

    private static String header(String text, boolean challenge) {
        MaskedText masked = new MaskedText(text);
        Credentials credentials = new Credentials(masked);
        if (challenge) {
            credentials.challenged(0, text.length());
        } else {
            credentials.offered(0, text.length());
        }
        return masked.written();
    }

    /** Some programs keep {@code user:password} together. */
    private static String withoutPassword(String text) {
        MaskedText masked = new MaskedText(text);
        int colon = text.indexOf(':');
        masked.mask(colon < 0 ? text.length() : colon + 1, text.length());
        return masked.written();
    }
}
