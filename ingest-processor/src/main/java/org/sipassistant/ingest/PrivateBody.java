// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import org.sipassistant.message.Header;
import org.sipassistant.message.Part;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Span;
import org.sipassistant.secret.MaskedText;

/**
 * Texts that a person wrote, and digits that a person dialled: card numbers and PINs among them. They are the body of a
 * message, or parts of it (RFC 2046).
 */
public final class PrivateBody {
    /** Of dialled digits: INFO of many makers, KPML (RFC 4730), and the answers of media servers (RFC 5022, RFC 5707). */
    private static final String[] TYPES = {
        "application/dtmf",
        "application/vnd.broadsoft",
        "application/broadsoft",
        "audio/telephone-event",
        "application/vnd.nortelnetworks.digits",
        "application/kpml-response+xml",
        "application/mediaservercontrol+xml",
        "application/msml+xml"
    };

    /** What is encoded so cannot be searched for secrets. */
    private static final String ENCODED = "content-transfer-encoding: base64";

    private static final String DESCRIPTION = "application/sdp";
    private static final String MULTIPART = "multipart/";
    private static final String BOUNDARY = "boundary=";

    /** A body of more is no body of a person; all behind them is masked. Bounds the work on hostile text. */
    private static final int MOST_PARTS = 16;

    private PrivateBody() {}

    /** Whether a message announces private words, be there a body or, for a Content-Length that is wrong, only what follows it. */
    public static boolean isAnnounced(SipMessage message) {
        return isWhole(message) || mayBeInPart(message);
    }

    /** Whether private words must follow: the answer to a MESSAGE has none, and the lines behind it are a logger's. */
    static boolean isExpected(SipMessage message) {
        return message.part() != Part.START_LINE
                && (message.isRequest() ? isAnnounced(message) : isPrivate(type(message)));
    }

    /** Whether all of the body is private. */
    static boolean isWhole(SipMessage message) {
        return message.method().equals("MESSAGE") || isPrivate(type(message));
    }

    /** Whether a body that is not known itself may hold private parts. */
    static boolean mayBeInPart(SipMessage message) {
        return message.method().equals("INFO")
                && type(message).regionMatches(true, 0, MULTIPART, 0, MULTIPART.length());
    }

    static boolean isDescription(SipMessage message) {
        return type(message).regionMatches(true, 0, DESCRIPTION, 0, DESCRIPTION.length());
    }

    /** Masks all but blanks and line ends, however those are written. */
    static void mask(MaskedText masked, Span body) {
        String text = masked.text();
        int from = body.start();
        for (int at = body.start(); at < body.end(); at++) {
            int escape = LineEndEscape.length(text, at, body.end());
            if (escape > 0) {
                masked.mask(from, at);
                at += escape - 1;
                from = at + 1;
            }
        }
        masked.mask(from, body.end());
    }

    /** Masks a body behind the last of its headers: all behind an empty line, and digits also where there is none. */
    static void maskBehindHeaders(MaskedText masked, Span rest) {
        DialledDigits.mask(masked, rest.start(), rest.end());
        int empty = emptyLineEnd(masked.text(), rest);
        mask(masked, new Span(empty, rest.end()));
    }

    /** Behind two line ends in a row, however they are written; the end where there are none. */
    private static int emptyLineEnd(String text, Span span) {
        int ends = 0;
        for (int at = span.start(); at < span.end(); at++) {
            int escape = LineEndEscape.length(text, at, span.end());
            boolean feed = escape > 0 ? LineEndEscape.isFeed(text, at + escape) : text.charAt(at) == '\n';
            boolean blank = escape > 0 || text.charAt(at) <= ' ';
            ends = feed ? ends + 1 : blank ? ends : 0;
            if (ends == 2) {
                return Math.max(at + 1, at + escape);
            }
            at += Math.max(0, escape - 1);
        }
        return span.end();
    }

    /** Masks the private parts of a body of several: each from its type to the boundary behind it. */
    static void maskParts(MaskedText masked, SipMessage message, Span body) {
        String type = type(message);
        if (!type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length())) {
            return;
        }
        String lower = lower(masked.text(), body);
        Optional<String> boundary = boundary(type);
        int at = 0;
        for (int parts = 0; at < lower.length(); parts++) {
            int start = typeEnd(lower, at);
            if (start < 0) {
                return;
            }
            int next = parts > MOST_PARTS
                    ? -1
                    : boundary.map(line -> lower.indexOf(line, start)).orElse(-1);
            int end = next < 0 ? lower.length() : next;
            mask(masked, new Span(body.start() + start, body.start() + end));
            at = end;
        }
    }

    /** Behind the first name of a private type, or what says that a part is encoded; -1 where there is none. */
    private static int typeEnd(String lower, int from) {
        int encoded = lower.indexOf(ENCODED, from);
        int first = encoded < 0 ? -1 : encoded + ENCODED.length();
        for (String type : TYPES) {
            int at = lower.indexOf(type, from);
            first = at >= 0 && (first < 0 || at + type.length() < first) ? at + type.length() : first;
        }
        return first;
    }

    private static Optional<String> boundary(String type) {
        String lower = lower(type, new Span(0, type.length()));
        int at = lower.indexOf(BOUNDARY);
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + BOUNDARY.length();
        boolean quoted = start < lower.length() && lower.charAt(start) == '"';
        int from = quoted ? start + 1 : start;
        int end = lower.indexOf(quoted ? '"' : ';', from);
        String boundary = lower.substring(from, end < 0 ? lower.length() : end).strip();
        return boundary.isEmpty() ? Optional.empty() : Optional.of("--" + boundary);
    }

    /** In lower case, every character in its place, which those of other alphabets would not keep. */
    private static String lower(String text, Span span) {
        char[] lower = text.substring(span.start(), span.end()).toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = lower[i] >= 'A' && lower[i] <= 'Z' ? (char) (lower[i] | 32) : lower[i];
        }
        return new String(lower);
    }

    /** Whether a body of this type is private as a whole. */
    static boolean isPrivate(String type) {
        if (type.isEmpty() || type.equals(DESCRIPTION)) {
            return false; // as of nearly every message
        }
        for (String known : TYPES) {
            if (type.regionMatches(true, 0, known, 0, known.length())) {
                return true;
            }
        }
        return isOfTones(type);
    }

    /** Makers have types of their own, whose names tell. */
    private static boolean isOfTones(String type) {
        int end = type.indexOf(';');
        String lower = lower(type, new Span(0, end < 0 ? type.length() : end));
        return lower.contains("dtmf") || lower.contains("digits");
    }

    private static String type(SipMessage message) {
        return message.header(Header.CONTENT_TYPE).orElse("");
    }
}
