// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what RFC 3261 asks of a message and of the headers that diagnosis relies on. */
final class ProblemList {

    private static final Header[] SINGLE = {
        Header.CALL_ID,
        Header.CSEQ,
        Header.FROM,
        Header.TO,
        Header.CONTENT_LENGTH,
        Header.MAX_FORWARDS,
        Header.CONTENT_TYPE,
        Header.DATE
    };
    private static final Header[] NONE = {};
    private static final Header[] MANDATORY = {Header.CALL_ID, Header.CSEQ, Header.FROM, Header.TO, Header.VIA};

    private final Frame frame;
    private final SipMessage message;
    private final List<Problem> problems = new ArrayList<>(0);

    private ProblemList(Frame frame, SipMessage message) {
        this.frame = frame;
        this.message = message;
    }

    static List<Problem> of(Frame frame, SipMessage message) {
        ProblemList list = new ProblemList(frame, message);
        list.check();
        return list.problems.isEmpty() ? List.of() : List.copyOf(list.problems);
    }

    private void check() {
        addIf(frame.start().problem());
        addIf(frame.headers().problem());
        nul();
        requestUri();
        if (frame.part() != Part.START_LINE) {
            counts();
            callId();
            cseq();
            contentLength();
            via();
            addresses();
            date();
        }
    }

    /** A NUL in the head of the message; a body may be binary, and a quoted string may escape one. */
    private void nul() {
        String text = frame.text();
        int end = Math.max(frame.start().end(), frame.headers().end());
        int at = Characters.find(text, '\0', frame.start().start(), end);
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at = Characters.find(text, '\0', at + 1, end);
        }
        if (at >= 0) {
            add("nul", "a NUL character at position " + (at - frame.start().start()));
        }
    }

    private void counts() {
        if (frame.headers().overflowed()) {
            add("too_many_headers", "more than " + frame.limits().headers() + " header lines");
        }
        for (Header header : frame.headers().isAnyDuplicated() ? SINGLE : NONE) {
            if (frame.headers().isRepeated(header)) {
                add("duplicate_header", header.longName());
            }
        }
        if (frame.part() == Part.MESSAGE) {
            for (Header header : MANDATORY) {
                if (frame.headers().find(header, 0) < 0) {
                    add("missing_header", header.longName());
                }
            }
        }
    }

    private void requestUri() {
        StartSpan start = frame.start();
        if (!start.isRequest() || start.problem() != null) {
            return;
        }
        int colon = UriReader.schemeEnd(frame.text(), start.from(), start.to());
        boolean sip = Characters.equalsIgnoreCase(frame.text(), start.from(), colon, "sip")
                || Characters.equalsIgnoreCase(frame.text(), start.from(), colon, "sips");
        if (sip && (hasHeaders(start.from(), start.to()) || isBareIpv6(colon + 1, start.to()))) {
            add("bad_uri", frame.text().substring(start.from(), start.to()));
        }
    }

    /** RFC 3261 19.1.1: headers in a URI are not allowed in a Request-URI; a user part may hold a question mark. */
    private boolean hasHeaders(int from, int to) {
        int question = Characters.find(frame.text(), '?', from, to);
        return question >= 0 && Characters.find(frame.text(), '@', frame.text().lastIndexOf('?', to - 1), to) < 0;
    }

    /** RFC 5118 4.2: an IPv6 address without brackets. */
    private boolean isBareIpv6(int from, int to) {
        int at = Math.max(Characters.find(frame.text(), '@', from, to) + 1, from);
        int first = Characters.find(frame.text(), ':', at, to);
        return first >= 0
                && frame.text().charAt(at) != '['
                && Characters.find(frame.text(), ';', at, first) < 0
                && Characters.find(frame.text(), ':', first + 1, first + 6 > to ? to : first + 6) >= 0;
    }

    private void callId() {
        int index = frame.headers().find(Header.CALL_ID, 0);
        if (index >= 0) {
            int start = frame.headers().valueStart(index);
            int end = frame.headers().valueEnd(index);
            if (Characters.skipSpace(frame.text(), start, end) == end) {
                add("missing_header", Header.CALL_ID.longName());
            } else if (end - start > frame.limits().callId()) {
                longCallId(message.header(Header.CALL_ID).orElse("").length());
            }
        }
    }

    private void longCallId(int length) {
        if (length > frame.limits().callId()) {
            add("long_call_id", length + " characters");
        }
    }

    private void cseq() {
        if (frame.headers().find(Header.CSEQ, 0) < 0) {
            return;
        }
        Optional<CSeq> cseq = message.cseq();
        if (cseq.isEmpty() || cseq.get().number() < 0 || cseq.get().method().isEmpty()) {
            add("bad_cseq", message.header(Header.CSEQ).orElse(""));
        } else if (message.isRequest() && !cseq.get().method().equals(message.method())) {
            add("cseq_method_mismatch", message.header(Header.CSEQ).orElse(""));
        }
    }

    private void contentLength() {
        int index = frame.headers().find(Header.CONTENT_LENGTH, 0);
        if (index < 0) {
            return;
        }
        int start = frame.headers().valueStart(index);
        int end = frame.headers().valueEnd(index);
        if (Characters.number(frame.text(), start, end, Integer.MAX_VALUE) < 0) {
            add("bad_content_length", Characters.trimmed(frame.text(), start, end));
        }
    }

    private void via() {
        for (int i = frame.headers().find(Header.VIA, 0);
                i >= 0;
                i = frame.headers().find(Header.VIA, i + 1)) {
            int start = frame.headers().valueStart(i);
            int end = frame.headers().valueEnd(i);
            if (isDoubled(';', start, end) || isDoubled(',', start, end) || !Via.isProtocol(frame.text(), start, end)) {
                add("bad_via", Characters.trimmed(frame.text(), start, end));
                return;
            }
        }
    }

    /** Whether a separator stands behind itself, with nothing between. */
    private boolean isDoubled(char separator, int from, int to) {
        int at = Characters.find(frame.text(), separator, from, to);
        while (at >= 0 && at + 1 < to && frame.text().charAt(at + 1) != separator) {
            at = Characters.find(frame.text(), separator, at + 1, to);
        }
        return at >= 0 && at + 1 < to;
    }

    private void addresses() {
        if (!isUsual(message.from())) {
            address(Header.FROM);
        }
        if (!isUsual(message.to())) {
            address(Header.TO);
        }
        address(Header.CONTACT);
    }

    private static boolean isUsual(Optional<NameAddr> address) {
        return address.isPresent() && address.get().isUsual();
    }

    private void address(Header header) {
        int index = frame.headers().find(header, 0);
        if (index >= 0) {
            int start = frame.headers().valueStart(index);
            int end = frame.headers().valueEnd(index);
            if (!AddressCheck.isWellFormed(frame.text(), start, end)) {
                add("bad_address", header.longName() + ": " + Characters.trimmed(frame.text(), start, end));
            }
        }
    }

    private void date() {
        // RFC 3261 20.17: the only time zone is GMT
        int index = frame.headers().find(Header.DATE, 0);
        if (index >= 0) {
            String date = message.header(Header.DATE).orElse("");
            if (!date.endsWith("GMT")) {
                add("bad_date", date);
            }
        }
    }

    private void add(String code, String detail) {
        problems.add(new Problem(code, detail));
    }

    private void addIf(@Nullable Problem problem) {
        if (problem != null) {
            problems.add(problem);
        }
    }
}
