// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over a text from one {@code SIP/} to the next and frames the messages it finds. */
final class MessageScan {

    /** How far behind a status code an escaped line end is looked for: the longest reason phrase worth reading. */
    private static final int PHRASE_REACH = 256;

    private static final long LARGEST_LENGTH = Integer.MAX_VALUE;

    private static final String FRAGMENT = "message/sipfrag";

    private final String text;
    private final int shift;
    private final boolean escaped;
    private final ParseLimits limits;
    private final List<SipMessage> messages;
    private final StartLines startLines;
    private final int limit;

    MessageScan(String text, ParseLimits limits, List<SipMessage> messages) {
        this(text, 0, false, limits, messages);
    }

    private MessageScan(String text, int shift, boolean escaped, ParseLimits limits, List<SipMessage> messages) {
        this.text = text;
        this.shift = shift;
        this.escaped = escaped;
        this.limits = limits;
        this.messages = messages;
        this.limit = text.length();
        this.startLines = new StartLines(text, 0, limit);
    }

    /** Adds every message from the first anchor on; false where the limit of messages was met before the end. */
    boolean from(int firstAnchor) {
        int anchor = firstAnchor;
        int taken = 0;
        while (anchor >= 0) {
            int next = anchor + StartLines.ANCHOR.length();
            StartSpan found = startLines.at(anchor);
            // a start line in the URI of another one is that one's text
            if (found != null && found.start() >= taken) {
                if (messages.size() == limits.messages()) {
                    return false;
                }
                next = Math.max(next, take(found));
                taken = next;
            }
            anchor = text.indexOf(StartLines.ANCHOR, next);
        }
        return true;
    }

    /** Takes the message of a start line in and answers where the text goes on behind it. */
    private int take(StartSpan found) {
        Line line = startLines.line();
        if (!escaped && isEscaped(found, line.end())) {
            String plain = EscapedText.plain(text, found.start(), line.end());
            new MessageScan(plain, shift + found.start(), true, limits, messages)
                    .from(plain.indexOf(StartLines.ANCHOR));
            return line.end();
        }
        Frame frame = mayHaveHeaders(found, line) ? whole(found, line) : lone(found, line);
        messages.add(new SipMessage(frame));
        return frame.end();
    }

    private boolean isEscaped(StartSpan found, int lineEnd) {
        return found.isRequest()
                ? EscapedText.startsAt(text, found.end(), lineEnd)
                : EscapedText.find(text, found.from(), Math.min(lineEnd, found.from() + PHRASE_REACH)) >= 0;
    }

    private boolean mayHaveHeaders(StartSpan found, Line line) {
        boolean alone = !found.isRequest() || Characters.skipSpace(text, found.end(), line.end()) == line.end();
        return alone && HeaderLines.follow(text, line.end(), limit);
    }

    private Frame lone(StartSpan found, Line line) {
        StartSpan start = found.isRequest() ? found : found.withPhrase(Phrase.end(text, line.start(), found));
        return new Frame(
                text,
                shift,
                0,
                escaped,
                start,
                HeaderLines.NONE,
                BodySpan.none(start.end()),
                Part.START_LINE,
                false,
                limits);
    }

    private Frame whole(StartSpan found, Line line) {
        int indent = line.indented() == found.start() ? found.start() - line.start() : 0;
        HeaderLines headers = HeaderLines.read(text, line.end(), limit, indent, limits.headers());
        long length = contentLength(headers);
        // some loggers leave out the blank line before a session description
        boolean ended = headers.isComplete() || text.startsWith("v=0", headers.next());
        BodySpan body = ended
                ? new BodyReader(text, headers.next(), length, indent, escaped)
                        .read(length == 0 ? null : contentType(headers, length))
                : BodySpan.none(headers.end());
        // a message that announces no body is whole even where the logger trimmed the blank line
        boolean complete = ended || length == 0;
        return new Frame(
                text,
                shift,
                indent,
                escaped,
                found,
                headers,
                body,
                complete ? Part.MESSAGE : Part.HEADERS,
                !complete || body.missing(),
                limits);
    }

    private long contentLength(HeaderLines headers) {
        int index = headers.find(Header.CONTENT_LENGTH, 0);
        return index < 0
                ? -1
                : Math.max(
                        -1,
                        Characters.number(text, headers.valueStart(index), headers.valueEnd(index), LARGEST_LENGTH));
    }

    /** What a NOTIFY of a transfer holds is known where somebody cut what says it (RFC 3515 section 2.4.5). */
    private @Nullable String contentType(HeaderLines headers, long length) {
        int index = headers.find(Header.CONTENT_TYPE, 0);
        if (index >= 0) {
            return headers.value(index);
        }
        int event =
                length < 0 && text.startsWith(StartLines.ANCHOR, headers.next()) ? headers.find(Header.EVENT, 0) : -1;
        return event >= 0 && headers.value(event).regionMatches(true, 0, "refer", 0, 5) ? FRAGMENT : null;
    }
}
