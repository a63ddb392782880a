// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Span;
import org.sipassistant.secret.Credentials;
import org.sipassistant.secret.DetailLines;
import org.sipassistant.secret.MaskedText;
import org.sipassistant.secret.MediaKeys;
import org.sipassistant.secret.SecretName;
import org.sipassistant.secret.Secrets;

/**
 * Masks in a log text what nobody should find in an index: credentials, keys, the bodies of messages and dialled tones.
 * Lengths stay, so that positions, Content-Length and sizes still hold.
 */
public final class Redaction {

    private static final Header[] OFFERS = {Header.AUTHORIZATION, Header.PROXY_AUTHORIZATION};
    private static final Header[] CHALLENGES = {
        Header.WWW_AUTHENTICATE, Header.PROXY_AUTHENTICATE, Header.AUTHENTICATION_INFO, Header.PROXY_AUTHENTICATION_INFO
    };

    private static final Header[] WORDS = {Header.SUBJECT};

    private final MaskedText masked;
    private final Credentials credentials;

    private Redaction(String text) {
        this.masked = new MaskedText(text);
        this.credentials = new Credentials(masked);
    }

    /** The text with the secrets of these messages masked, and those between them; the same text where there are none. */
    public static String mask(String text, List<LoggedMessage> messages) {
        Redaction redaction = new Redaction(text);
        int done = 0;
        for (int i = 0; i < messages.size(); i++) {
            LoggedMessage logged = messages.get(i);
            SipMessage message = logged.message();
            Secrets.mask(redaction.masked, done, message.start());
            if (logged.inPlace()) {
                Optional<LoggedMessage> next =
                        i + 1 < messages.size() ? Optional.of(messages.get(i + 1)) : Optional.empty();
                redaction.mask(message, next);
                done = Math.max(done, message.end());
            } else {
                done = i + 1 < messages.size() ? messages.get(i + 1).message().start() : text.length();
                redaction.maskRebuilt(message, done);
            }
        }
        Secrets.mask(redaction.masked, done, text.length());
        return redaction.masked.written();
    }

    /** A text of which only is known that it comes from a message: all secrets masked wherever they stand. */
    public static String maskAnywhere(String text) {
        return Secrets.mask(text);
    }

    private void mask(SipMessage message, Optional<LoggedMessage> next) {
        offers(message);
        challenges(message);
        others(message);
        if (message.overflows()) {
            credentials.digests(message.start(), message.end());
            Secrets.mask(masked, message.start(), message.end());
        }
        Span body = PrivateBody.isExpected(message) ? PrivateSpan.of(masked.text(), message, next) : message.bodySpan();
        if (body.end() <= body.start()) {
            return;
        }
        if (PrivateBody.isWhole(message)) {
            PrivateBody.mask(masked, body);
        } else if (PrivateBody.isDescription(message)) {
            new MediaKeys(masked).mask(body.start(), body.end());
        } else {
            Secrets.mask(masked, body.start(), body.end());
            DialledDigits.mask(masked, body.start(), body.end());
            PrivateBody.maskParts(masked, message, body);
        }
    }

    private void offers(SipMessage message) {
        for (Header header : OFFERS) {
            if (message.has(header)) {
                message.spans(header).forEach(span -> credentials.offered(span.start(), span.end()));
            }
        }
    }

    private void challenges(SipMessage message) {
        for (Header header : CHALLENGES) {
            if (message.has(header)) {
                message.spans(header).forEach(span -> credentials.challenged(span.start(), span.end()));
            }
        }
    }

    /** Headers of makers and operators, and those in which a person or a program may write what he likes. */
    private void others(SipMessage message) {
        message.forEachOther((name, value) -> {
            if (isSecret(name)) {
                masked.mask(value.start(), value.end());
            } else {
                Secrets.mask(masked, value.start(), value.end());
            }
        });
        for (Header header : WORDS) {
            if (message.has(header)) {
                message.spans(header).forEach(span -> Secrets.mask(masked, span.start(), span.end()));
            }
        }
    }

    private static boolean isSecret(String name) {
        if (SecretName.isPassword(name)) {
            return true;
        }
        return name.toLowerCase(Locale.ROOT).endsWith("cookie");
    }

    /**
     * Of a message whose lines had to be joined only the start is known, so that secrets are looked for in all that follows
     * up to the next, and a private text is masked from where it would begin.
     */
    private void maskRebuilt(SipMessage message, int end) {
        int start = message.start();
        if (message.has(Header.AUTHORIZATION) || message.has(Header.PROXY_AUTHORIZATION)) {
            credentials.digests(start, end);
        }
        Secrets.mask(masked, start, end);
        DetailLines.mask(masked, start, end);
        Span body = message.bodySpan();
        if (body.end() <= body.start()) {
            if (PrivateBody.isAnnounced(message)) {
                DetailLines.bodyStart(masked.text(), start, end)
                        .ifPresent(from -> PrivateBody.mask(masked, new Span(from, end)));
            }
            return;
        }
        Span rest = new Span(Math.min(body.start(), end), end);
        if (PrivateBody.isWhole(message)) {
            PrivateBody.mask(masked, rest);
        } else {
            DialledDigits.mask(masked, rest.start(), rest.end());
            PrivateBody.maskParts(masked, message, rest);
        }
    }
}
