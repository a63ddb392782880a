// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Quotation;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;

/** The lines of a message, beside its first, that show what it is cited for: a header that is not as it must be, a reason given. */
final class TellingLines {
    /** Lines of one message; who wants more opens it. */
    private static final int MOST = 3;

    /** What gives a reason, whatever the code. */
    private static final List<Header> REASONS = List.of(Header.REASON, Header.WARNING);

    /** What completes a code: without it the sender does not know what to do otherwise (RFC 3261 section 21, RFC 4028). */
    private static final Map<Integer, Header> COMPLETING = Map.ofEntries(
            Map.entry(300, Header.CONTACT),
            Map.entry(301, Header.CONTACT),
            Map.entry(302, Header.CONTACT),
            Map.entry(305, Header.CONTACT),
            Map.entry(405, Header.ALLOW),
            Map.entry(420, Header.UNSUPPORTED),
            Map.entry(421, Header.REQUIRE),
            Map.entry(422, Header.MIN_SE),
            Map.entry(423, Header.MIN_EXPIRES),
            Map.entry(503, Header.RETRY_AFTER));

    private TellingLines() {}

    /** What the reasons of a message are, and what its code needs beside it. */
    static List<String> reasons(SipMessage message) {
        Header completing = COMPLETING.get(message.statusCode());
        Stream<Header> headers =
                completing == null ? REASONS.stream() : Stream.concat(REASONS.stream(), Stream.of(completing));
        return quoted(headers.flatMap(header -> lines(message, header)));
    }

    /** What is wrong in a message. */
    static List<String> flaws(ObservedMessage observed) {
        return quoted(Flaw.of(observed).stream().flatMap(flaw -> lines(observed.message(), flaw)));
    }

    private static Stream<String> lines(SipMessage message, Flaw flaw) {
        return Stream.concat(
                flaw.headers().stream().flatMap(header -> lines(message, header)),
                flaw.inDescription().stream().flatMap(beginning -> bodyLines(message, beginning)));
    }

    private static Stream<String> lines(SipMessage message, Header header) {
        return message.headers(header).stream().map(value -> header.longName() + ": " + value);
    }

    private static Stream<String> bodyLines(SipMessage message, String beginning) {
        return message.sdp().isPresent()
                ? message.body().lines().map(String::strip).filter(line -> line.startsWith(beginning))
                : Stream.empty();
    }

    private static List<String> quoted(Stream<String> lines) {
        return lines.distinct().limit(MOST).map(Quotation::of).collect(Collectors.toUnmodifiableList());
    }
}
