// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * Puts the first line before headers that were pasted without it, from {@code Via:} or {@code From:} on: of a request where
 * a header stands there that only requests have, with the method of its CSeq and the address of its To; of a response where a
 * header tells the code. Within a dialog a Max-Forwards proves little, as some copy it into responses, and the address called
 * is not that of the To: there only ACK and BYE are put together, with an address of nobody. Other headers stay as they are,
 * as it would be a guess. Time linear in the length of the text.
 */
public final class FirstLines {
    /** What is to be said of a text of nothing else. */
    public static final String SAYS =
            "These are headers of a message without its first line, which would tell what was asked or answered. Paste"
                    + " the message from its first line on, and what came back.";

    /** Header lines in a row; fewer are quoted for what they say. */
    private static final int FEWEST = 4;

    private static final int LONGEST_NAME = 64;

    /** Messages that are named one by one. */
    private static final int MOST_NAMED = 5;

    private static final String NOBODY_SENT = "SIP/2.0 200 OK\n";
    private static final String VERSION = "SIP/2.0";

    /** An address that nobody has (RFC 2606 section 2): within a dialog it is a Contact that the headers do not tell. */
    private static final String UNKNOWN = "sip:unknown.invalid";

    /** Requests within a dialog that mean the same whatever address they call. */
    private static final Set<String> OF_DIALOGS = Set.of("ACK", "BYE");

    /** RFC 3261 section 20, table 2, and what extended it: headers that responses do not have. */
    private static final Set<Header> OF_REQUESTS = EnumSet.of(
            Header.MAX_FORWARDS,
            Header.AUTHORIZATION,
            Header.PROXY_AUTHORIZATION,
            Header.ROUTE,
            Header.PROXY_REQUIRE,
            Header.REFER_TO,
            Header.REPLACES,
            Header.RACK,
            Header.SUBSCRIPTION_STATE,
            Header.IDENTITY,
            Header.SUBJECT,
            Header.PRIORITY);

    /** The same for those that requests do not have. */
    private static final Set<Header> OF_RESPONSES = EnumSet.of(
            Header.SERVER,
            Header.WARNING,
            Header.RETRY_AFTER,
            Header.RSEQ,
            Header.ERROR_INFO,
            Header.AUTHENTICATION_INFO,
            Header.SERVICE_ROUTE,
            Header.SIP_ETAG);

    /** Headers that only one response has. */
    private static final Map<Header, String> CODES = Map.of(
            Header.WWW_AUTHENTICATE, "401 Unauthorized",
            Header.PROXY_AUTHENTICATE, "407 Proxy Authentication Required",
            Header.UNSUPPORTED, "420 Bad Extension",
            Header.MIN_EXPIRES, "423 Interval Too Brief");

    private static final Set<String> NAMES = Stream.of(Header.values())
            .flatMap(header -> Stream.concat(Stream.of(header.longName()), header.compactForm().stream()))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final List<String> missing = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();

    private final String text;
    private int more;
    private boolean loneHeaders;

    /** The calls of the messages that have their first line, looked up where one has not. */
    private @Nullable Set<String> begun;

    private FirstLines(String text) {
        this.text = text;
    }

    /**
     * A text that was read.
     *
     * @param missing what is to be said of the first lines that it leaves out
     * @param loneHeaders whether there are headers that do not tell their first line
     */
    public record Restored(String text, List<String> missing, boolean loneHeaders) {
        public Restored {
            missing = List.copyOf(missing);
        }
    }

    /** The text itself where no first line is missing. */
    public static Restored of(String text) {
        FirstLines lines = new FirstLines(text);
        lines.read();
        String read = lines.missing.isEmpty() ? text : lines.written.toString();
        if (lines.more > 0) {
            lines.missing.add("The first lines of " + lines.more + " more messages.");
        }
        return new Restored(read, lines.missing, lines.loneHeaders);
    }

    /** The same of a paste, which may be session descriptions alone. */
    public static Restored ofPaste(String text) {
        return DescriptionAlone.carried(text)
                .map(carried -> new Restored(carried, List.of(DescriptionAlone.MISSING), false))
                .or(() -> OfferAndAnswer.carried(text)
                        .map(carried -> new Restored(carried, List.of(OfferAndAnswer.MISSING), false)))
                .orElseGet(() -> of(text));
    }

    private void read() {
        boolean message = false;
        int copied = 0;
        int line = 0;
        while (line < text.length()) {
            int next = next(text, line);
            int end = message ? line : headersEnd(text, line);
            if (end > line) {
                written.append(text, copied, line);
                copied = line;
                headers(text.substring(line, end)).filter(this::isMeant).ifPresent(this::begin);
                line = end;
            } else {
                message = isStart(text, line, next) || message && !isBlank(text, line, next);
                line = next;
            }
        }
        written.append(text, copied, text.length());
    }

    /** A paste often begins within a message; where others are whole it is only meant if it is of one of their calls. */
    private boolean isMeant(SipMessage headers) {
        Set<String> calls = begun;
        if (calls == null) {
            calls = Recogniser.standard().recognise(text).messages().stream()
                    .flatMap(message -> message.callId().stream())
                    .collect(Collectors.toSet());
            begun = calls;
        }
        return calls.isEmpty() || headers.callId().filter(calls::contains).isPresent();
    }

    private void begin(SipMessage headers) {
        boolean unknown = headers.method().isEmpty();
        Optional<String> first = unknown ? Optional.empty() : response(headers).or(() -> request(headers));
        first.ifPresent(start -> written.append(start).append('\n'));
        loneHeaders |= first.isEmpty();
        if (missing.size() == MOST_NAMED) {
            more++;
            return;
        }
        String what = headers.method()
                + headers.from().map(from -> " from " + user(from)).orElse("")
                + headers.to().map(to -> " to " + user(to)).orElse("")
                + headers.callId()
                        .filter(id -> unknown)
                        .map(id -> ", Call-ID " + id)
                        .orElse("");
        missing.add("The first line of a message (" + what.strip() + "): "
                + (first.isPresent()
                        ? "it was put together from its headers."
                        : "its headers alone do not tell what it was."));
    }

    /** The headers behind a line that nobody sent, where they are those of one message. */
    private static Optional<SipMessage> headers(String lines) {
        return Recogniser.standard().recognise(NOBODY_SENT + lines).messages().stream()
                .filter(headers -> isOfOne(headers) || isWithoutMethod(headers))
                .findFirst();
    }

    private static boolean isOfOne(SipMessage headers) {
        return headers.headers(Header.CSEQ).size() == 1
                && !headers.method().isEmpty()
                && (headers.has(Header.CALL_ID) || headers.has(Header.VIA));
    }

    /** Others have headers of these names too, but not both. */
    private static boolean isWithoutMethod(SipMessage headers) {
        return headers.headers(Header.CSEQ).isEmpty()
                && headers.headers(Header.CALL_ID).size() == 1
                && (headers.has(Header.FROM) || headers.has(Header.TO));
    }

    private static Optional<String> request(SipMessage headers) {
        boolean asks = headers.method().equals("ACK")
                || isCancel(headers)
                || OF_REQUESTS.stream().anyMatch(headers::has);
        boolean answers =
                Stream.concat(CODES.keySet().stream(), OF_RESPONSES.stream()).anyMatch(headers::has);
        Optional<String> uri = headers.to().isPresent()
                ? headers.to().flatMap(to -> called(headers, to.uri()))
                : Optional.of(UNKNOWN).filter(unknown -> headers.method().equals("CANCEL"));
        return uri.filter(known -> asks && !answers).map(known -> headers.method() + ' ' + known + ' ' + VERSION);
    }

    /** What answers it has a tag in its To (RFC 3261 section 8.2.6.2); its own is that of the INVITE, which has none. */
    private static boolean isCancel(SipMessage headers) {
        return headers.method().equals("CANCEL")
                && headers.to().isPresent()
                && headers.toTag().isEmpty();
    }

    /** A registration goes to the host of its To, without a user (RFC 3261 section 10.2). */
    private static Optional<String> called(SipMessage headers, SipUri to) {
        if (headers.toTag().isPresent()) {
            return Optional.of(UNKNOWN).filter(uri -> OF_DIALOGS.contains(headers.method()));
        }
        return to.host().map(host -> {
            String written = host.indexOf(':') < 0 ? host : '[' + host + ']';
            return headers.method().equals("REGISTER") ? to.scheme() + ':' + written : to.original();
        });
    }

    /** Where one header alone tells the code: RFC 3261 sections 20.44, 20.27, 20.40 and 20.23. */
    private static Optional<String> response(SipMessage headers) {
        List<String> told = CODES.entrySet().stream()
                .filter(code -> headers.has(code.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        boolean asks = OF_REQUESTS.stream().anyMatch(headers::has);
        return told.size() == 1 && !asks ? Optional.of(VERSION + ' ' + told.getFirst()) : Optional.empty();
    }

    private static String user(NameAddr address) {
        return address.uri().user().or(address.uri()::host).orElse("somebody");
    }

    /** Where the header lines end that begin with a line: that line itself where there are too few. */
    private static int headersEnd(String text, int line) {
        int end = line;
        int lines = 0;
        while (end < text.length() && (lines == 0 ? isOfSip(text, end) : isHeader(text, end))) {
            end = next(text, end);
            lines++;
        }
        return lines < FEWEST ? line : end;
    }

    private static boolean isOfSip(String text, int line) {
        int end = nameEnd(text, line);
        return end > line && NAMES.contains(text.substring(line, end).toLowerCase(Locale.ROOT));
    }

    /** A header, or what goes on with the one before it (RFC 3261 section 7.3.1). */
    private static boolean isHeader(String text, int line) {
        boolean folded = text.charAt(line) == ' ' || text.charAt(line) == '\t';
        return folded && !isBlank(text, line, next(text, line)) || nameEnd(text, line) > line;
    }

    /** The end of the name before a colon; the line itself where there is none. */
    private static int nameEnd(String text, int line) {
        int end = line;
        while (end < text.length() && end - line < LONGEST_NAME && isOfName(text.charAt(end))) {
            end++;
        }
        int colon = end;
        while (colon < text.length() && text.charAt(colon) == ' ') {
            colon++;
        }
        boolean named = end > line && Character.isLetter(text.charAt(line)) && text.startsWith(":", colon);
        return named ? end : line;
    }

    private static boolean isOfName(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    /** Whether a line holds a version that is not the one of a Via. */
    private static boolean isStart(String text, int line, int end) {
        int at = text.indexOf(VERSION, line, end);
        while (at >= 0 && text.startsWith("/", at + VERSION.length())) {
            at = text.indexOf(VERSION, at + 1, end);
        }
        return at >= 0;
    }

    /** Whether a line may be a first line, though bytes of a packet stand before it. */
    public static boolean holdsVersion(String line) {
        return isStart(line, 0, line.length());
    }

    private static boolean isBlank(String text, int line, int end) {
        int at = line;
        while (at < end && text.charAt(at) <= ' ') {
            at++;
        }
        return at == end;
    }

    private static int next(String text, int line) {
        int feed = text.indexOf('\n', line);
        return feed < 0 ? text.length() : feed + 1;
    }
}
