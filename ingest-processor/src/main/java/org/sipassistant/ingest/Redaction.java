// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Span;

/**
 * Masks in a log text what nobody should find in an index: digest responses and nonces, media keys, the bodies of
 * messages and dialled tones. Lengths stay, so that positions, Content-Length and sizes still hold.
 */
public final class Redaction {

    private static final char MASK = '*';
    private static final String DIGEST = "Digest";
    private static final List<String> SECRETS = List.of("response", "nonce", "cnonce");
    private static final List<String> KEYS = List.of("inline:", "a=key-mgmt:mikey ", "k=clear:", "k=base64:");

    private final String text;
    private char @Nullable [] masked;

    private Redaction(String text) {
        this.text = text;
    }

    /** The text with the secrets of these messages masked; the same text where they hold none. */
    static String mask(String text, List<LoggedMessage> messages) {
        Redaction redaction = new Redaction(text);
        for (LoggedMessage logged : messages) {
            if (logged.inPlace()) {
                redaction.mask(logged.message());
            } else {
                redaction.maskRebuilt(logged.message());
            }
        }
        char[] masked = redaction.masked;
        return masked == null ? text : new String(masked);
    }

    /** A text of which only is known that it comes from a message: credentials and keys masked wherever they stand. */
    public static String maskAnywhere(String text) {
        Redaction redaction = new Redaction(text);
        Span whole = new Span(0, text.length());
        redaction.credentials(whole);
        redaction.keys(whole);
        char[] masked = redaction.masked;
        return masked == null ? text : new String(masked);
    }

    /** Whether a text is a line of a session description that holds a key, as shippers leave it that split at lines. */
    static boolean isKey(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return start < text.length()
                && text.charAt(start) == 'a'
                && (text.startsWith("a=crypto:", start) || text.startsWith("a=key-mgmt:", start));
    }

    private void mask(SipMessage message) {
        for (Span span : message.spans(Header.AUTHORIZATION)) {
            authorization(span);
        }
        for (Span span : message.spans(Header.PROXY_AUTHORIZATION)) {
            authorization(span);
        }
        Span body = message.bodySpan();
        if (body.end() > body.start()) {
            if (isPrivate(message)) {
                body(body);
            } else {
                keys(body);
            }
        }
    }

    /**
     * Of a message whose lines had to be joined only start and end are known, so that credentials and keys are looked for
     * in all of it, and a private text is masked from where it would begin to the end.
     */
    private void maskRebuilt(SipMessage message) {
        Span whole = new Span(message.start(), Math.min(message.end(), text.length()));
        if (message.has(Header.AUTHORIZATION) || message.has(Header.PROXY_AUTHORIZATION)) {
            credentials(whole);
        }
        Span body = message.bodySpan();
        if (body.end() > body.start() && isPrivate(message)) {
            body(new Span(body.start(), whole.end()));
        } else {
            keys(whole);
        }
    }

    /** Of a digest the secret parameters; of any other scheme (Basic, Bearer, NTLM ...) all that follows its name. */
    private void authorization(Span span) {
        int start = span.start();
        while (start < span.end() && text.charAt(start) <= ' ') {
            start++;
        }
        int end = start;
        while (end < span.end() && text.charAt(end) > ' ') {
            end++;
        }
        if (text.regionMatches(true, start, DIGEST, 0, DIGEST.length())) {
            credentials(span);
        } else {
            fill(end, span.end());
        }
    }

    private void credentials(Span span) {
        int at = span.start();
        while (at < span.end()) {
            int equals = text.indexOf('=', at, span.end());
            if (equals < 0) {
                return;
            }
            int end = valueEnd(equals + 1, span.end());
            if (isSecret(at, equals)) {
                maskValue(equals + 1, end);
            }
            at = Math.max(end, equals + 1);
        }
    }

    /** Whether the word before an equals sign is the name of a secret. */
    private boolean isSecret(int from, int equals) {
        int end = equals;
        while (end > from && text.charAt(end - 1) == ' ') {
            end--;
        }
        for (String name : SECRETS) {
            int start = end - name.length();
            boolean word = start >= from && text.regionMatches(true, start, name, 0, name.length());
            if (word && (start == from || !Character.isLetterOrDigit(text.charAt(start - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** The end of a value: its closing quote, or the comma or blank behind it where it is not quoted. */
    private int valueEnd(int from, int limit) {
        int at = valueStart(from, limit);
        boolean quoted = at > from && text.charAt(at - 1) == '"';
        while (at < limit && !(quoted ? text.charAt(at) == '"' : " ,;\t\r\n".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    /** Behind blanks and the opening quote, which a logger may have escaped. */
    private int valueStart(int from, int limit) {
        int at = from;
        while (at < limit && (text.charAt(at) == ' ' || text.charAt(at) == '\\')) {
            at++;
        }
        return at < limit && text.charAt(at) == '"' ? at + 1 : at;
    }

    private void maskValue(int from, int end) {
        int start = valueStart(from, end);
        int last = end;
        while (last > start && text.charAt(last - 1) == '\\') {
            last--;
        }
        fill(start, last);
    }

    /** A text that a person wrote, or digits that a person dialled: card numbers and PINs among them. */
    private static boolean isPrivate(SipMessage message) {
        return switch (message.method()) {
            case "MESSAGE" -> true;
            case "INFO" -> {
                String type = message.header(Header.CONTENT_TYPE).orElse("");
                yield type.regionMatches(true, 0, "application/dtmf", 0, 16)
                        || type.regionMatches(true, 0, "audio/telephone-event", 0, 21)
                        || type.regionMatches(true, 0, "application/vnd.nortelnetworks.digits", 0, 37);
            }
            default -> false;
        };
    }

    private void body(Span body) {
        for (int at = body.start(); at < body.end(); at++) {
            int escape = LineEndEscape.length(text, at, body.end());
            if (escape > 0) {
                at += escape - 1;
            } else if (text.charAt(at) > ' ') {
                fill(at, at + 1);
            }
        }
    }

    private void keys(Span body) {
        for (String key : KEYS) {
            int at = text.indexOf(key, body.start(), body.end());
            while (at >= 0) {
                int start = at + key.length();
                int end = start;
                while (end < body.end() && "|\r\n\\# ;".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                fill(start, end);
                at = text.indexOf(key, end, body.end());
            }
        }
    }

    private void fill(int start, int end) {
        if (start >= end) {
            return;
        }
        char[] target = masked;
        if (target == null) {
            target = text.toCharArray();
            masked = target;
        }
        for (int at = start; at < end; at++) {
            // a text that was not in place may hold line ends here
            target[at] = target[at] <= ' ' ? target[at] : MASK;
        }
    }
}
