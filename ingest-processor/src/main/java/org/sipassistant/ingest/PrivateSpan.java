// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import org.sipassistant.log.LogContext;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Span;

/**
 * Where in a log the private text of a message lies. Its Content-Length is believed where a line ends there; elsewhere it is
 * wrong, or missing, and all is private up to what a logger wrote: the next message, a line with a time or a border, the end of
 * the record or of the quotes that a message in one line stands in.
 */
final class PrivateSpan {
    /** How far before a message the quote is looked for that opens before it. */
    private static final int REACH = 1_024;

    private static final Header[] LAST_HEADERS = {Header.CONTENT_TYPE, Header.CONTENT_LENGTH};

    private final String text;
    private final SipMessage message;
    private final Span body;
    private final boolean oneLine;
    private final boolean quoted;
    private final int limit;

    private PrivateSpan(String text, SipMessage message, Optional<LoggedMessage> next) {
        this.text = text;
        this.message = message;
        this.body = message.bodySpan();
        this.oneLine = text.indexOf('\n', message.start(), Math.max(message.start(), body.start())) < 0;
        this.quoted = isQuoted();
        this.limit = Math.max(body.end(), limit(next));
    }

    /** The body as far as it is private; empty where there is none. */
    static Span of(String text, SipMessage message, Optional<LoggedMessage> next) {
        return new PrivateSpan(text, message, next).span();
    }

    private Span span() {
        if (!message.headersEnd()) {
            int start = oneLine ? behindLastHeader() : limit;
            return start < limit ? new Span(start, rest(start)) : body;
        }
        return new Span(body.start(), end());
    }

    private int end() {
        int counted = body.end();
        boolean read = counted > body.start();
        int plain = read ? behindBareFeeds() : counted;
        if (plain > counted && endsLine(plain)) {
            return plain;
        }
        return read && endsLine(counted) ? counted : rest(counted);
    }

    /** In a message whose line ends became blanks the text stands behind the value of what is its last header. */
    private int behindLastHeader() {
        int first = limit;
        for (Header header : LAST_HEADERS) {
            for (Span value : message.spans(header)) {
                int end = HeaderParameters.end(text, value);
                first = blanksEnd(end, value.end()) < value.end() ? Math.min(first, end) : first;
            }
        }
        return first;
    }

    /**
     * Line feeds of a log that lost its carriage returns were counted as the two bytes that most of them were; here is the end
     * of a body that was sent without.
     */
    private int behindBareFeeds() {
        boolean kept =
                body.start() > 1 && text.charAt(body.start() - 1) == '\n' && text.charAt(body.start() - 2) == '\r';
        int left = kept ? 0 : feeds();
        int prefix = left == 0 || oneLine ? 0 : prefix();
        int at = body.end() + (text.charAt(body.end() - 1) == '\n' ? prefix : 0);
        while (left > 0 && at < limit) {
            int escape = LineEndEscape.length(text, at, limit);
            left -= escape > 0 ? LineEndEscape.isFeed(text, at + escape) ? 1 : 0 : bytes(text.charAt(at));
            at += text.charAt(at) == '\n' ? 1 + prefix : Math.max(1, escape);
        }
        return Math.min(at, limit);
    }

    /** The length of what a logger wrote before each line of the message, as far as those of its first lines are alike. */
    private int prefix() {
        int start = text.lastIndexOf('\n', message.start() - 1) + 1;
        int length = message.start() - start;
        int second = text.indexOf('\n', message.start()) + 1;
        for (int i = 0; i < length; i++) {
            char c = second + i < limit ? text.charAt(second + i) : '\n';
            boolean digits = Character.isDigit(c) && Character.isDigit(text.charAt(start + i));
            if (c != text.charAt(start + i) && !digits) {
                return 0;
            }
        }
        return length;
    }

    private int feeds() {
        int feeds = 0;
        for (int at = body.start(); at < body.end(); at++) {
            int escape = LineEndEscape.length(text, at, body.end());
            boolean feed = escape > 0 ? LineEndEscape.isFeed(text, at + escape) : text.charAt(at) == '\n';
            feeds += feed ? 1 : 0;
            at += Math.max(0, escape - 1);
        }
        return feeds;
    }

    private int bytes(char c) {
        if (c < 0x80) {
            return oneLine && c == '\\' ? 0 : 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    private boolean endsLine(int at) {
        int next = at;
        while (next < limit && (text.charAt(next) == ' ' || text.charAt(next) == '\\' && isEscaped(next + 1))) {
            next++;
        }
        if (next >= limit || text.charAt(next) < ' ' || LineEndEscape.length(text, next, limit) > 0) {
            return true;
        }
        return text.charAt(at - 1) == '\n'
                || LineEndEscape.lengthBefore(text, body.start(), at) > 0
                || quoted && isQuote(at);
    }

    /** Whether a line end stands there that was escaped more than once. */
    private boolean isEscaped(int at) {
        return at < limit && text.charAt(at) == '\\';
    }

    /** Where a logger goes on behind a position. */
    private int rest(int from) {
        for (int at = from; at < limit; at++) {
            boolean line = at > 0 && text.charAt(at - 1) == '\n';
            if (line && isOfLogger(at, lineEnd(at, limit)) || quoted && isQuote(at)) {
                return at;
            }
        }
        return limit;
    }

    private boolean isOfLogger(int from, int to) {
        int at = blanksEnd(from, to);
        if (text.startsWith("<---", at) || text.startsWith("--end", at) || text.startsWith("---end", at)) {
            return true;
        }
        int hyphens = at;
        while (hyphens < to && text.charAt(hyphens) == '-') {
            hyphens++;
        }
        boolean border = hyphens - at > 2 && blanksEnd(hyphens, to) == to;
        return border || LogReader.isDated(text, from, to);
    }

    private int lineEnd(int from, int to) {
        int feed = from < to ? text.indexOf('\n', from, to) : -1;
        return feed < 0 ? to : feed;
    }

    private int blanksEnd(int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /** Before the next message, and before the line in which a logger said something about that. */
    private int limit(Optional<LoggedMessage> next) {
        int end = next.map(other -> other.message().start()).orElse(text.length());
        if (oneLine) {
            return lineEnd(body.end(), end);
        }
        if (next.isEmpty()) {
            return end;
        }
        int line = text.lastIndexOf('\n', end - 1) + 1;
        boolean told = blanksEnd(line, end) == end && !next.get().context().equals(LogContext.none());
        int last = line;
        while (told && last > body.end() && text.charAt(last - 1) <= ' ') {
            last--;
        }
        return told ? text.lastIndexOf('\n', last - 1) + 1 : line;
    }

    /** Whether the message stands in quotes that open before it in the same line. */
    private boolean isQuoted() {
        boolean open = false;
        int from = Math.max(0, message.start() - REACH);
        for (int at = message.start() - 1; at >= from && text.charAt(at) != '\n'; at--) {
            open ^= isQuote(at);
        }
        return open;
    }

    /** Whether a quote opens or closes there: one that belongs to the text is escaped, or doubled. */
    private boolean isQuote(int at) {
        return text.charAt(at) == '"'
                && (at == 0 || text.charAt(at - 1) != '\\' && text.charAt(at - 1) != '"')
                && !text.startsWith("\"", at + 1);
    }
}
