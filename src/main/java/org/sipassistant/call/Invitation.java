// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/** What the first request of a call tells that other legs of the same call tell too. Computed once for each call. */
final class Invitation {
    private static final String NIL = "00000000000000000000000000000000";

    /** RFC 3261 section 19.3 asks for 32 random bits; what is shorter than this was not made by chance. */
    private static final int RANDOM = 8;

    /** Before the number of who calls. */
    private static final String FROM = "from ";

    private static final int TRYING = 100;
    private static final int FORWARDED = 181;

    /** Numbers that a request says it was forwarded from, or that it was redirected to; nobody is sent on more often. */
    static final int MOST_STATIONS = 8;

    /** Tell from whom a call was forwarded. */
    private static final List<Header> FORWARDING = List.of(Header.DIVERSION, Header.HISTORY_INFO);

    private static final List<Header> CORRELATION = List.of(Header.X_CALL_ID, Header.X_CID);

    private final Call call;
    private final ObservedMessage request;
    private final SipMessage message;
    private final List<DialledNumber> called = new ArrayList<>();
    private final List<DialledNumber> calling = new ArrayList<>();
    private final List<DialledNumber> forwarding = new ArrayList<>();
    private final List<DialledNumber> redirectedTo = new ArrayList<>();
    private final Map<Link.Kind, Set<String>> marks = new LinkedHashMap<>();
    private final List<String> quoted;
    private final Nesting nesting;
    private final String description;
    private final Set<String> handlers;

    private Invitation(Call call, ObservedMessage request) {
        this.call = call;
        this.request = request;
        this.message = request.message();
        if (message.startLine() instanceof RequestLine line) {
            add(Optional.of(line.uri()), called);
        }
        add(message.to().map(NameAddr::uri), called);
        add(message.from().map(NameAddr::uri), calling);
        message.addresses(Header.P_ASSERTED_IDENTITY).forEach(a -> add(Optional.of(a.uri()), calling));
        forwardedFrom(message).forEach(station -> add(Optional.of(station), forwarding));
        redirectedTo(call).forEach(target -> add(Optional.of(target), redirectedTo));
        this.quoted = QuotedIds.in(message);
        this.nesting = Nesting.of(call);
        this.description = message.body();
        this.handlers = responses(call)
                .filter(response -> response.statusCode() == TRYING)
                .flatMap(response -> software(response).stream())
                .collect(Collectors.toUnmodifiableSet());
        mark();
    }

    /** From whom a request says that it was forwarded (RFC 5806, RFC 7044). */
    static Stream<SipUri> forwardedFrom(SipMessage request) {
        return FORWARDING.stream()
                .flatMap(header -> request.addresses(header).stream())
                .map(NameAddr::uri)
                .limit(MOST_STATIONS);
    }

    private static Stream<SipUri> redirectedTo(Call call) {
        return responses(call)
                .filter(response -> response.statusCode() / 100 == 3)
                .flatMap(response -> response.contacts().stream())
                .map(NameAddr::uri)
                .limit(MOST_STATIONS);
    }

    /** Whom else the call was for: from whom it was forwarded, and where it was redirected to. */
    Stream<SipUri> stations() {
        return Stream.concat(forwardedFrom(message), redirectedTo(call));
    }

    private static Stream<Transaction> hops(Call call) {
        return call.attempts().stream().flatMap(attempt -> attempt.transactions().stream());
    }

    /** To all attempts, on all hops. */
    private static Stream<SipMessage> responses(Call call) {
        return hops(call).flatMap(hop -> hop.responses().stream()).map(ObservedMessage::message);
    }

    /** Empty for what is no call, and where its beginning was not seen. */
    static Optional<Invitation> of(Call call) {
        if (call.kind() != Kind.CALL
                || call.attempts().isEmpty()
                || call.callId().isEmpty()) {
            return Optional.empty();
        }
        return call.attempts()
                .get(0)
                .request()
                .filter(m -> m.message().toTag().isEmpty())
                .map(m -> new Invitation(call, m));
    }

    /**
     * Whether the next node names the same software, release included, as who sent the other leg. Only a 100 is surely of the next
     * node: nobody hands it on (RFC 3261 section 16.7).
     */
    boolean isHandledBySoftwareOf(Invitation below) {
        return software(below.message).filter(handlers::contains).isPresent();
    }

    /** The software that a message names with its release; a name alone many nodes have. */
    private static Optional<String> software(SipMessage message) {
        return message.header(Header.SERVER)
                .or(() -> message.header(Header.USER_AGENT))
                .map(String::strip)
                .filter(name -> name.chars().anyMatch(Character::isDigit));
    }

    Call call() {
        return call;
    }

    ObservedMessage request() {
        return request;
    }

    Nesting nesting() {
        return nesting;
    }

    /** The values that this leg has. */
    Set<String> marks(Link.Kind kind) {
        return marks.getOrDefault(kind, Set.of());
    }

    /** The values by which later legs can name this one: its own, and where it was redirected to, which the next one calls. */
    Set<String> known(Link.Kind kind) {
        return kind == Link.Kind.NUMBERS ? with(redirectedTo, kind) : marks(kind);
    }

    /** The values by which this leg can name one before it. */
    Set<String> names(Link.Kind kind) {
        if (kind == Link.Kind.NUMBERS) {
            return with(forwarding, kind);
        }
        Set<String> names = new LinkedHashSet<>(kind == Link.Kind.HEADER ? quoted : List.of());
        names.addAll(marks(kind));
        return names;
    }

    private Set<String> with(List<DialledNumber> stations, Link.Kind kind) {
        Set<String> all = new LinkedHashSet<>(marks(kind));
        stations.forEach(station -> all.add(station.key()));
        return all;
    }

    /** Whether a header of it has the Call-ID of the other one. */
    boolean quotes(Invitation other) {
        return quoted.contains(other.call.callId());
    }

    /** Whether the bodies are the same to the letter. */
    boolean hasBodyOf(Invitation other) {
        return !description.isEmpty() && description.equals(other.description);
    }

    boolean calls(Invitation other) {
        return match(called, other.called);
    }

    /** Whether it says that it was forwarded from whom the other one calls. */
    boolean isForwardedFrom(Invitation other) {
        return match(forwarding, other.called);
    }

    /** Whether it calls where the other one was redirected to. */
    boolean followsRedirectOf(Invitation other) {
        return match(called, other.redirectedTo);
    }

    /** Whether its caller was told that the call goes elsewhere just when the other one was sent. */
    boolean isForwardedAt(Invitation other, Duration most) {
        return hops(call)
                .flatMap(hop -> hop.responses().stream())
                .filter(m -> m.message().statusCode() == FORWARDED)
                .flatMap(m -> m.until(other.nesting.start()).stream())
                .anyMatch(gap -> gap.abs().compareTo(most) <= 0);
    }

    /** Whether nobody answered it in any way. */
    boolean isSilent() {
        return responses(call).findAny().isEmpty();
    }

    /** Whether it says who calls. */
    boolean hasCaller() {
        return !calling.isEmpty();
    }

    boolean isFromCallerOf(Invitation other) {
        return match(calling, other.calling);
    }

    private static boolean match(List<DialledNumber> some, List<DialledNumber> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(one::matches));
    }

    private static void add(Optional<SipUri> uri, List<DialledNumber> numbers) {
        uri.flatMap(SipUri::user)
                .flatMap(DialledNumber::of)
                .filter(n -> !numbers.contains(n))
                .ifPresent(numbers::add);
    }

    private void mark() {
        message.header(Header.SESSION_ID)
                .map(Invitation::upToParameters)
                .filter(id -> !id.equals(NIL))
                .ifPresent(id -> mark(Link.Kind.SESSION_ID, id));
        message.header(Header.P_CHARGING_VECTOR).flatMap(Invitation::icid).ifPresent(id -> mark(Link.Kind.ICID, id));
        mark(Link.Kind.HEADER, call.callId());
        CORRELATION.forEach(header ->
                message.header(header).filter(id -> id.length() >= RANDOM).ifPresent(id -> mark(Link.Kind.HEADER, id)));
        // the operator chose these headers, so they may be as short as they like
        request.observation().correlationIds().stream()
                .filter(id -> marks.values().stream().noneMatch(known -> known.contains(id)))
                .toList()
                .forEach(id -> mark(Link.Kind.HEADER, id));
        message.fromTag().filter(tag -> tag.length() >= RANDOM).ifPresent(tag -> mark(Link.Kind.TAG, tag));
        origin(description).ifPresent(origin -> mark(Link.Kind.SDP, origin));
        called.forEach(number -> mark(Link.Kind.NUMBERS, number.key()));
        // A PBX calls the device behind an extension by another name.
        calling.forEach(number -> mark(Link.Kind.NUMBERS, FROM + number.key()));
    }

    /** Whether the mark of a number is that of who calls. */
    static boolean isCaller(String number) {
        return number.startsWith(FROM);
    }

    private void mark(Link.Kind kind, String value) {
        if (!value.isEmpty()) {
            marks.computeIfAbsent(kind, key -> new LinkedHashSet<>()).add(value);
        }
    }

    private static String upToParameters(String value) {
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip();
    }

    private static Optional<String> icid(String vector) {
        int start = vector.indexOf("icid-value=");
        if (start < 0) {
            return Optional.empty();
        }
        String value = upToParameters(vector.substring(start + "icid-value=".length()));
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
    }

    /** The o= line (RFC 8866 section 5.2); empty where its session identifier is too short to identify anything. */
    private static Optional<String> origin(String body) {
        int start = body.startsWith("o=") ? 0 : body.indexOf("\no=") + 1;
        if (start == 0 && !body.startsWith("o=")) {
            return Optional.empty();
        }
        int end = body.indexOf('\n', start);
        String line = (end < 0 ? body.substring(start) : body.substring(start, end)).strip();
        int name = line.indexOf(' ');
        int session = name < 0 ? -1 : line.indexOf(' ', name + 1);
        return session - name > RANDOM / 2 ? Optional.of(line) : Optional.empty();
    }
}
