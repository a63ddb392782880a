// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One SIP message in a text: an immutable view that parses a header when it is asked for it.
 *
 * <p>Safe for use by many threads. It keeps the whole text alive that it was found in.
 */
public final class SipMessage {

    private static final long LARGEST = 0xFFFF_FFFFL;

    private final Frame frame;

    /** What it answers, where that is known without a CSeq. */
    private final String answered;

    // computed when first asked for; threads that race compute equal values
    private @Nullable StartLine startLine;
    private @Nullable String method;
    private @Nullable Optional<String> callId;
    private @Nullable Optional<CSeq> cseq;
    private @Nullable Optional<NameAddr> from;
    private @Nullable Optional<NameAddr> to;
    private @Nullable List<Via> vias;
    private @Nullable List<Problem> problems;

    SipMessage(Frame frame) {
        this(frame, "");
    }

    private SipMessage(Frame frame, String answered) {
        this.frame = frame;
        this.answered = answered;
    }

    /** The same response where what stands around it tells which request it answers; a CSeq goes before that. */
    public SipMessage answering(String request) {
        return new SipMessage(frame, request);
    }

    public StartLine startLine() {
        StartLine known = startLine;
        if (known == null) {
            known = frame.start().parse(frame.text());
            startLine = known;
        }
        return known;
    }

    public boolean isRequest() {
        return frame.start().isRequest();
    }

    public boolean isResponse() {
        return !isRequest();
    }

    /** The method of a request, or of that which a response answers; empty where it is unknown. */
    public String method() {
        if (isRequest()) {
            String known = method;
            if (known == null) {
                known = frame.start().method(frame.text());
                method = known;
            }
            return known;
        }
        return cseq().isPresent() ? cseq().get().method() : answered;
    }

    /** The status code of a response; 0 for a request and for a code that is no number of three digits. */
    public int statusCode() {
        return Math.max(frame.start().code(), 0);
    }

    public boolean isProvisional() {
        return statusCode() >= 100 && statusCode() < 200;
    }

    public boolean isFinal() {
        return statusCode() >= 200;
    }

    /** The class of a response (RFC 3261 section 7.2); empty for a request and outside 1xx to 6xx. */
    public Optional<StatusClass> statusClass() {
        return StatusClass.of(statusCode());
    }

    /** Start line, headers and body with real line ends, without what a logger wrote around them. */
    public String text() {
        return frame.shown(frame.start().start(), frame.end());
    }

    /** Where the start line begins in the text that was given to the recogniser. */
    public int start() {
        return frame.start().start() + frame.shift();
    }

    /** Where the message ends in the text that was given to the recogniser. */
    public int end() {
        return frame.end() + frame.shift();
    }

    public Part part() {
        return frame.part();
    }

    /** Whether the logger cut the message: no end of the headers, or less body than the Content-Length announces. */
    public boolean truncated() {
        return frame.truncated();
    }

    /** Whether the empty line was seen that ends the headers, so that what follows is the body. */
    public boolean headersEnd() {
        return frame.headers().isComplete();
    }

    /** Whether it has more header lines than {@link ParseLimits#headers()}, of which those behind were not read. */
    public boolean overflows() {
        return frame.headers().overflowed();
    }

    /** What is wrong with the message; empty where nothing is. */
    public List<Problem> problems() {
        List<Problem> known = problems;
        if (known == null) {
            known = ProblemList.of(frame, this);
            problems = known;
        }
        return known;
    }

    /** The first value of a header, unfolded and trimmed. */
    public Optional<String> header(Header name) {
        int index = frame.headers().find(name, 0);
        if (index < 0) {
            return Optional.empty();
        }
        String value = value(index);
        return Optional.of(name.isList() ? HeaderValue.first(value) : value);
    }

    /** Whether there is a line with a header, whatever its value. */
    public boolean has(Header name) {
        return frame.headers().find(name, 0) >= 0;
    }

    /** Every value of a header in their order; comma-separated ones are split where the grammar allows a list. */
    public List<String> headers(Header name) {
        int index = frame.headers().find(name, 0);
        if (index < 0) {
            return List.of();
        }
        List<String> values = new ArrayList<>(2);
        int most = frame.limits().values();
        for (; index >= 0 && values.size() < most; index = frame.headers().find(name, index + 1)) {
            if (name.isList()) {
                HeaderValue.split(value(index), values, most);
            } else {
                values.add(value(index));
            }
        }
        return List.copyOf(values);
    }

    /** The whole value of the first header line with a name, in any case; compact forms are not looked for. */
    public Optional<String> header(String name) {
        int index = frame.headers().find(name);
        return index < 0 ? Optional.empty() : Optional.of(value(index));
    }

    /**
     * The headers whose names begin with a prefix, in any case: each name as it was sent with its first value, in their
     * order.
     */
    public Map<String, String> headersBeginning(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        HeaderLines lines = frame.headers();
        for (int i = 0; i < lines.count(); i++) {
            if (lines.nameBegins(i, prefix)) {
                found.putIfAbsent(lines.name(i), value(i));
            }
        }
        return found;
    }

    /** Where the lines of a header have their values in the text that was given to the recogniser. */
    public List<Span> spans(Header name) {
        int first = frame.headers().find(name, 0);
        List<Span> spans = first < 0 ? List.of() : new ArrayList<>(1);
        for (int i = first; i >= 0; i = frame.headers().find(name, i + 1)) {
            spans.add(span(i));
        }
        return spans;
    }

    /** Gives the same of each header that SIP does not know, with its name as it was sent. */
    public void forEachOther(BiConsumer<String, Span> each) {
        HeaderLines lines = frame.headers();
        for (int i = 0; i < lines.count(); i++) {
            if (lines.header(i) == null) {
                each.accept(lines.name(i), span(i));
            }
        }
    }

    private Span span(int line) {
        HeaderLines lines = frame.headers();
        return new Span(lines.valueStart(line) + frame.shift(), lines.valueEnd(line) + frame.shift());
    }

    /** Where the body lies in the text that was given to the recogniser. */
    public Span bodySpan() {
        return new Span(frame.body().start() + frame.shift(), frame.body().end() + frame.shift());
    }

    /** The Call-ID; empty where it is absent or longer than {@link ParseLimits#callId()}. */
    public Optional<String> callId() {
        Optional<String> known = callId;
        if (known == null) {
            Optional<String> value = header(Header.CALL_ID);
            boolean usable = value.isPresent()
                    && !value.get().isEmpty()
                    && value.get().length() <= frame.limits().callId();
            known = usable ? value : Optional.empty();
            callId = known;
        }
        return known;
    }

    public Optional<CSeq> cseq() {
        Optional<CSeq> known = cseq;
        if (known == null) {
            known = HeaderValues.first(frame, Header.CSEQ, CSeq::parse);
            cseq = known;
        }
        return known;
    }

    public Optional<NameAddr> from() {
        Optional<NameAddr> known = from;
        if (known == null) {
            known = HeaderValues.first(frame, Header.FROM, SipMessage::address);
            from = known;
        }
        return known;
    }

    public Optional<NameAddr> to() {
        Optional<NameAddr> known = to;
        if (known == null) {
            known = HeaderValues.first(frame, Header.TO, SipMessage::address);
            to = known;
        }
        return known;
    }

    public Optional<String> fromTag() {
        return tag(from());
    }

    public Optional<String> toTag() {
        return tag(to());
    }

    private static Optional<String> tag(Optional<NameAddr> address) {
        return address.isPresent() ? address.get().tag() : Optional.empty();
    }

    /** The first address of a header whose values are addresses; an empty value gives one without a scheme. */
    public Optional<NameAddr> address(Header name) {
        int index = frame.headers().find(name, 0);
        if (index < 0) {
            return Optional.empty();
        }
        HeaderValues.Place value = HeaderValues.place(frame, index);
        ValueList list = new ValueList(value.text(), value.from(), value.to());
        boolean split = name.isList() && list.next();
        return split
                ? address(value.text(), list.start(), list.end())
                : address(value.text(), value.from(), value.to());
    }

    public List<NameAddr> contacts() {
        return addresses(Header.CONTACT);
    }

    /** Every address of a header whose values are addresses, for example Route. */
    public List<NameAddr> addresses(Header name) {
        return HeaderValues.all(frame, name, SipMessage::address);
    }

    /** The Via values from the top, the sender's own, down; what is no Via is left out. */
    public List<Via> vias() {
        List<Via> known = vias;
        if (known == null) {
            known = HeaderValues.all(frame, Header.VIA, Via::parse);
            vias = known;
        }
        return known;
    }

    public Optional<Via> topVia() {
        return vias().isEmpty() ? Optional.empty() : Optional.of(vias().getFirst());
    }

    public List<Reason> reasons() {
        return HeaderValues.all(frame, Header.REASON, (text, from, to) -> Reason.parse(text.substring(from, to)));
    }

    public Optional<Warning> warning() {
        return header(Header.WARNING).flatMap(Warning::parse);
    }

    /** What WWW-Authenticate and Proxy-Authenticate ask for. */
    public List<Digest> challenges() {
        return digests(Header.WWW_AUTHENTICATE, Header.PROXY_AUTHENTICATE);
    }

    /** What Authorization and Proxy-Authorization offer. */
    public List<Digest> credentials() {
        return digests(Header.AUTHORIZATION, Header.PROXY_AUTHORIZATION);
    }

    /** The number that a header begins with, 0 to 2<sup>32</sup> - 1; empty where it is none or larger. */
    public OptionalLong number(Header name) {
        int index = frame.headers().find(name, 0);
        if (index < 0) {
            return OptionalLong.empty();
        }
        HeaderLines headers = frame.headers();
        long value = Characters.number(frame.text(), headers.valueStart(index), headers.valueEnd(index), LARGEST);
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** A parameter behind the value of a header that is no address, as in {@code 1800;refresher=uac}. */
    public Optional<String> parameter(Header name, String parameter) {
        int index = frame.headers().find(name, 0);
        if (index < 0) {
            return Optional.empty();
        }
        HeaderValues.Place value = HeaderValues.place(frame, index);
        int semicolon = Characters.find(value.text(), ';', value.from(), value.to());
        return semicolon < 0
                ? Optional.empty()
                : Optional.ofNullable(Parameters.of(value.text(), semicolon + 1, value.to(), ';')
                        .get(parameter));
    }

    /** The session description in the body, also where it is one part of several. */
    public Optional<Sdp> sdp() {
        BodySpan body = frame.body();
        boolean present = body.end() > body.start() && frame.text().indexOf("v=0", body.start(), body.end()) >= 0;
        if (!present || !mayDescribe()) {
            return Optional.empty();
        }
        return frame.escaped() || frame.indent() > 0
                ? Sdp.parse(body())
                : SdpReader.read(frame.text(), body.start(), body.end());
    }

    /** The body with real line ends; empty where there is none. */
    public String body() {
        return frame.shown(frame.body().start(), frame.body().end());
    }

    private static Optional<NameAddr> address(String text, int from, int to) {
        return Optional.of(NameAddr.parse(text, from, to));
    }

    private boolean mayDescribe() {
        Optional<String> type = header(Header.CONTENT_TYPE);
        return type.isEmpty()
                || type.get().regionMatches(true, 0, "application/sdp", 0, 15)
                || type.get().regionMatches(true, 0, "multipart/", 0, 10);
    }

    private String value(int index) {
        return frame.headers().value(index);
    }

    private List<Digest> digests(Header first, Header second) {
        List<Digest> found = HeaderValues.all(frame, first, Digest::parse);
        List<Digest> others = HeaderValues.all(frame, second, Digest::parse);
        return others.isEmpty()
                ? found
                : Stream.concat(found.stream(), others.stream()).toList();
    }
}
