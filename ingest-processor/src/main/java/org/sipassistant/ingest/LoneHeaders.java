// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sipassistant.log.LogContext;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Header;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;
import org.sipassistant.secret.UriHeaders;

/**
 * The headers that a text without a start line begins with: most shippers make an event of each line, and some products
 * split a message over several records.
 *
 * <p>Only headers are taken that no other protocol has, or whose value settles it. They are read behind a start line that
 * nobody sent, so that they are headers of a message like any other's.
 */
final class LoneHeaders {

    private static final String NOBODY_SENT = "SIP/2.0 200 OK\r\n";
    private static final int MOST_INDENTATION = 8;
    private static final int LETTERS = 32;

    private static final Proven[][] NAMES = Proven.table();
    private static final HeaderBeginnings BEGINNINGS = Proven.beginnings();

    private final String text;
    private final int start;
    private final int end;
    private final LoggedMessage message;

    private LoneHeaders(String text, int start, int end, SipMessage message) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.message = new LoggedMessage(message, LogContext.none(), true);
    }

    /** Whether a text may begin with headers, by its first characters. */
    static boolean mayBeIn(String text) {
        return BEGINNINGS.mayBeginAt(text, skipBlanks(text, 0, MOST_INDENTATION));
    }

    /** Null where the text begins with anything else, which a few characters tell of nearly every text. */
    static @Nullable LoneHeaders read(String text) {
        return read(text, false);
    }

    /** @param redact whether nothing shall be read that a URI brings along in secret */
    static @Nullable LoneHeaders read(String given, boolean redact) {
        int start = skipBlanks(given, 0, MOST_INDENTATION);
        if (!BEGINNINGS.mayBeginAt(given, start) || !isHeader(given, start)) {
            return null;
        }
        String text = redact ? UriHeaders.mask(given) : given;
        int end = lineEnd(text, start);
        List<SipMessage> found = Recogniser.standard()
                .recognise(NOBODY_SENT + text.substring(start, end))
                .messages();
        return found.isEmpty() ? null : new LoneHeaders(text, start, end, found.getFirst());
    }

    SipMessage message() {
        return message.message();
    }

    /** The text with its secrets masked. */
    String masked() {
        String headers = NOBODY_SENT + text.substring(start, end);
        String masked = Redaction.mask(headers, List.of(message));
        return masked.equals(headers)
                ? text
                : text.substring(0, start) + masked.substring(NOBODY_SENT.length()) + text.substring(end);
    }

    private static boolean isHeader(String text, int start) {
        for (Proven header : NAMES[text.charAt(start) & (LETTERS - 1)]) {
            int length = header.name().length();
            int colon = skipBlanks(text, start + length, text.length());
            if (colon < text.length()
                    && text.charAt(colon) == ':'
                    && text.regionMatches(true, start, header.name(), 0, length)) {
                return header.isProvenBy(text, skipBlanks(text, colon + 1, text.length()));
            }
        }
        return false;
    }

    /** Without the line end that rsyslog makes visible, and the point that ngrep writes for a carriage return. */
    private static int lineEnd(String text, int start) {
        int end = text.length();
        for (int length = LineEndEscape.lengthBefore(text, start, end);
                length > 0;
                length = LineEndEscape.lengthBefore(text, start, end)) {
            end -= length;
        }
        return end > start && text.charAt(end - 1) == '.' ? end - 1 : end;
    }

    private static int skipBlanks(String text, int from, int limit) {
        int at = from;
        while (at < Math.min(limit, text.length()) && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** What a value must show so that its header is one of SIP. */
    private enum Proof {
        ANY_VALUE,
        NUMBER,
        NUMBER_AND_METHOD,
        URI,
        VERSION,
        CAUSE
    }

    private record Proven(String name, Proof proof) {

        boolean isProvenBy(String text, int value) {
            if (value >= text.length() || text.charAt(value) < ' ') {
                return false;
            }
            return switch (proof) {
                case ANY_VALUE -> true;
                case NUMBER -> isDigit(text.charAt(value));
                case NUMBER_AND_METHOD -> isDigit(text.charAt(value)) && isMethod(text, behindDigits(text, value));
                case URI ->
                    text.indexOf("sip:", value) >= 0
                            || text.indexOf("sips:", value) >= 0
                            || text.indexOf("tel:", value) >= 0;
                case VERSION -> text.startsWith("SIP/2.0/", value);
                case CAUSE -> text.indexOf(";cause=", value) >= 0;
            };
        }

        private static int behindDigits(String text, int from) {
            int at = from;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            return at;
        }

        /** Blanks, and the first letters of a method behind them. */
        private static boolean isMethod(String text, int blank) {
            int at = skipBlanks(text, blank, text.length());
            return at > blank && isCapital(text, at) && isCapital(text, at + 1);
        }

        private static boolean isCapital(String text, int at) {
            return at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        static HeaderBeginnings beginnings() {
            HeaderBeginnings beginnings = new HeaderBeginnings();
            for (Proven[] bucket : table()) {
                for (Proven header : bucket) {
                    beginnings.add(header.name());
                }
            }
            return beginnings;
        }

        /** By the folded first letter. */
        static Proven[][] table() {
            List<List<Proven>> buckets = new ArrayList<>();
            for (int i = 0; i < LETTERS; i++) {
                buckets.add(new ArrayList<>());
            }
            for (Header header : Header.values()) {
                Proof proof = proof(header);
                if (proof != null) {
                    add(new Proven(header.longName(), proof), buckets);
                    boolean telling = proof == Proof.VERSION || proof == Proof.URI;
                    header.compactForm()
                            .filter(form -> telling)
                            .ifPresent(form -> add(new Proven(form, proof), buckets));
                }
            }
            return buckets.stream().map(bucket -> bucket.toArray(new Proven[0])).toArray(Proven[][]::new);
        }

        private static void add(Proven header, List<List<Proven>> buckets) {
            buckets.get(header.name().charAt(0) & (LETTERS - 1)).add(header);
        }

        private static @Nullable Proof proof(Header header) {
            return switch (header) {
                case CALL_ID, P_CHARGING_VECTOR, P_RTP_STAT, RTP_RX_STAT, X_RTP_STAT, X_ASTERISK_HANGUP_CAUSE ->
                    Proof.ANY_VALUE;
                case MIN_SE, RACK, RSEQ, SESSION_EXPIRES, X_ASTERISK_HANGUP_CAUSE_CODE -> Proof.NUMBER;
                // RTSP has its number alone
                case CSEQ -> Proof.NUMBER_AND_METHOD;
                case FROM,
                        TO,
                        CONTACT,
                        ROUTE,
                        RECORD_ROUTE,
                        PATH,
                        DIVERSION,
                        HISTORY_INFO,
                        REFER_TO,
                        REFERRED_BY,
                        REMOTE_PARTY_ID,
                        P_ASSERTED_IDENTITY,
                        P_PREFERRED_IDENTITY,
                        AUTHORIZATION,
                        PROXY_AUTHORIZATION -> Proof.URI;
                case VIA -> Proof.VERSION;
                case REASON -> Proof.CAUSE;
                default -> null;
            };
        }
    }
}
