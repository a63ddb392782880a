// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Header;
import org.sipassistant.message.Problem;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;

/**
 * A mandatory element that a message lacks or breaks although the part of it that was logged is whole: what stands in
 * the header itself counts, a header that was left out of an excerpt does not.
 */
enum Flaw {
    /** A request whose top Via has no branch (RFC 3261 section 8.1.1.7). */
    NO_BRANCH("its top Via has no branch", Header.VIA),
    /** A request whose From has no tag (RFC 3261 section 8.1.1.3). */
    NO_FROM_TAG("its From has no tag", Header.FROM),
    /** A request that lives inside a dialog, and whose To has no tag (RFC 3261 section 12.2.1.1). */
    NO_TO_TAG("its To has no tag, although it belongs to a dialog", Header.TO),
    /** A media line without its port or without a format (RFC 8866 section 5.14). */
    MEDIA_LINE_INCOMPLETE("its session description has a media line without a port or a format", "m="),
    /** An offer without any media line: nothing can be agreed on (RFC 3264 section 5). */
    NO_MEDIA("its session description has no media line"),
    /** An offer that declines each of its own streams (RFC 3264 section 5.1). */
    OFFER_DECLINED("its session description gives port 0 to every stream, and so offers none", "m="),
    /** A stream of which nothing says to which address it goes (RFC 8866 section 5.7). */
    NO_CONNECTION("its session description has no connection line (c=) for a stream", "m="),
    /** No line of version, origin or time before the media (RFC 8866 section 5). */
    DESCRIPTION_HEADLESS("its session description lacks a line that every one begins with (v=, o= or t=)"),
    /** An origin that ends before its address (RFC 8866 section 5.2). */
    ORIGIN_INCOMPLETE("the origin (o=) of its session description ends before its address", "o="),
    /** Two whole session descriptions where one belongs (RFC 3261 section 13.2.1). */
    DESCRIPTION_TWICE("its body holds two session descriptions, one behind the other", "v="),
    /** Media for a browser, with DTLS, and nothing to begin ICE with (RFC 8839 section 4.2.5, RFC 8827 section 6.5). */
    NO_ICE(
            "its session description for a browser has a fingerprint, but no credentials for ICE (ice-ufrag, ice-pwd)",
            "a=fingerprint:"),
    /** CSeq is not a number and a method, or names another method than the start line. */
    BAD_CSEQ("its CSeq cannot be read or names another method", Header.CSEQ),
    /** A PRACK whose RAck is not two numbers and a method (RFC 3262 section 7.2). */
    BAD_RACK("its RAck is not two numbers and a method", Header.RACK),
    /** A Call-ID with more than one at sign (RFC 3261 section 25.1). */
    CALL_ID_WITH_TWO_HOSTS("its Call-ID has more than one at sign", Header.CALL_ID),
    /** Content-Length is no length. */
    BAD_CONTENT_LENGTH("its Content-Length is no length", Header.CONTENT_LENGTH),
    /** The same host forwarded the request three times or more: its way goes round (RFC 3261 section 16.3). */
    VIA_LOOP("the same host stands in its Vias three times or more", Header.VIA),
    /** A request that began with few hops left, as its Max-Forwards and its Vias together show (RFC 3261 section 8.1.1.6). */
    FEW_HOPS("its Max-Forwards was small from the beginning", Header.MAX_FORWARDS),
    /** An answer to an INVITE with more than one Contact (RFC 3261 section 13.3.1.4). */
    TWO_CONTACTS("it has more than one Contact", Header.CONTACT),
    /** A transfer that names, as the call to replace, the very call it is sent in (RFC 3891 section 3). */
    REPLACES_OWN_DIALOG("its Refer-To wants to replace the very dialog it is sent in", Header.REFER_TO),
    /** A transfer to an address that is a number alone: it stands where the host belongs (RFC 3261 section 19.1.1). */
    REFER_TO_PRIVATE("its Refer-To is a private address, which the other side cannot call", Header.REFER_TO),
    REFER_TO_WITHOUT_HOST("its Refer-To has the number where the host belongs, and no host", Header.REFER_TO),
    /** A line among the headers that is no header. */
    HEADER_WITHOUT_COLON("it has a header line without a colon"),
    /** An IPv6 address in the Request-URI without brackets: what follows its first colon is read as a port (RFC 3261 section 25.1). */
    BARE_IPV6("its Request-URI has an IPv6 address without brackets"),
    /** A request whose first line holds the end of a header behind the URI (RFC 3261 section 7.1). */
    BAD_REQUEST_URI("its Request-URI ends in a bracket, as a header does"),
    /** A call to an address of which the number was left out (RFC 3261 section 19.1.1). */
    REQUEST_URI_WITHOUT_USER("its Request-URI has an at sign and no number before it"),
    /** A header twice of which a message has one (RFC 3261 section 7.3.1). */
    HEADER_TWICE("a header of which there may be one stands in it twice"),
    /** A request of which From, To or Contact opens a quote that nothing closes, or names no address at all (RFC 3261 section 25.1). */
    BROKEN_ADDRESS(
            "an address in it has a quote that is not closed, or empty brackets",
            Header.FROM,
            Header.TO,
            Header.CONTACT),
    /** A request that came over another transport than its sender wrote into its Via (RFC 3261 section 18.1.1). */
    VIA_TRANSPORT("its top Via names another transport than the one it came over", Header.VIA),
    /** A fingerprint without the digest that it is there for (RFC 8122 section 5). */
    BARE_FINGERPRINT("its session description has a fingerprint without a digest", "a=fingerprint:"),
    /** A request for encrypted media without keys (RFC 4568 section 6.1, RFC 5763 section 5). */
    SECURED_WITHOUT_KEYS(
            "its session description asks for encrypted media (SAVP) and has neither keys (a=crypto) nor a fingerprint",
            "m="),
    /** A session interval that no request may ask for (RFC 4028 section 4). */
    SHORT_SESSION("its Session-Expires is below 90 seconds", Header.SESSION_EXPIRES),
    /** An answer of another network than the sender's whose Contact is a private address (RFC 3261 section 12.1.1). */
    INNER_CONTACT("its Contact is a private address, which the sender reaches from another network", Header.CONTACT),
    /** An INVITE, or an answer to it, whose way back leads to a machine itself (RFC 3261 section 16.6 item 4). */
    LOOPBACK_ROUTE("its Record-Route gives a loopback address to another machine", Header.RECORD_ROUTE),
    /** An answer whose sender wants the rest of the call at an address that leads a machine to itself (RFC 3261 section 12.1.1). */
    LOOPBACK_CONTACT("its Contact gives a loopback address to another machine", Header.CONTACT),
    /** A request from another machine that wants the media at an address that leads that machine to itself (RFC 8866 section 5.7). */
    LOOPBACK_MEDIA("its session description asks for the media at a loopback address", "c="),
    /** A request inside a dialog whose first Route leads its sender to itself (RFC 3261 section 12.2.1.1). */
    LOOPBACK_NEXT_HOP("its first Route is a loopback address, which leads its sender to itself", Header.ROUTE),
    /** An answer to which no request can be sent (RFC 3261 section 12.1.1). */
    CONTACT_PORT_ZERO("its Contact has port 0, at which nobody listens", Header.CONTACT),
    /** A registration whose Contact is not reached in the way in which it came (RFC 3261 section 10.2.1). */
    CONTACT_TRANSPORT("its Contact names another transport than the connection that it came by", Header.CONTACT),
    /** A registration, or what makes a dialog, that says where to send requests and leaves out the host (RFC 3261 section 19.1.1). */
    CONTACT_WITHOUT_HOST("its Contact has no host, so that nothing can be sent there", Header.CONTACT),
    /** An answer with a Contact whose URI holds a character that must be escaped, or a bracket (RFC 3261 section 25.1). */
    CONTACT_MALFORMED("its Contact has a character that no URI may hold", Header.CONTACT),
    /** Credentials that no password makes right (RFC 7616 section 3.4). */
    CREDENTIALS_BROKEN(
            "its credentials hold the name of nothing (undefined, null) or a list in the place of a value, or lack a"
                    + " value",
            Header.AUTHORIZATION,
            Header.PROXY_AUTHORIZATION);

    /** Twice is a spiral, which is allowed: a request may come back under another URI. */
    private static final int LOOP = 3;

    /** What may be left for hops where a request begins: 70 is recommended, and a way of ten is long. */
    private static final long FEW = 10;

    /** The shortest session interval, in seconds. */
    private static final long SHORTEST_SESSION = 90;

    private static final String DATAGRAMS = "UDP";

    static final List<String> IDS = Stream.of(values()).map(Flaw::id).toList();

    private static final int TRYING = 100;
    private static final int REDIRECT = 300;

    private static final Set<String> INSIDE_DIALOG = Set.of("BYE", "PRACK", "UPDATE", "INFO");

    private final String says;
    private final List<Header> headers;
    private final Optional<String> inDescription;

    Flaw(String says, Header... headers) {
        this(says, List.of(headers), Optional.empty());
    }

    Flaw(String says, String inDescription) {
        this(says, List.of(), Optional.of(inDescription));
    }

    Flaw(String says, List<Header> headers, Optional<String> inDescription) {
        this.says = says;
        this.headers = headers;
        this.inDescription = inDescription;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The flaw as the rest of a sentence about the message. */
    String says() {
        return says;
    }

    /** The headers that show it; none where the first line does, or where it shows in what is not there. */
    List<Header> headers() {
        return headers;
    }

    /** How the lines of the session description begin that show it. */
    Optional<String> inDescription() {
        return inDescription;
    }

    /** The flaws of one message, and of how it came. */
    static List<Flaw> of(ObservedMessage observed) {
        List<Flaw> flaws = of(observed.message());
        if (observed.message().isRequest() && isOfOtherTransport(observed)) {
            flaws.add(VIA_TRANSPORT);
        }
        if (Loopback.isInMedia(observed)) {
            flaws.add(LOOPBACK_MEDIA);
        }
        return flaws;
    }

    /** Datagrams against connections; below a WebSocket or TLS an observer sees the TCP that carries it. */
    private static boolean isOfOtherTransport(ObservedMessage observed) {
        Optional<Boolean> said =
                observed.message().topVia().map(via -> via.transport().equalsIgnoreCase(DATAGRAMS));
        Optional<Boolean> seen = observed.observation().transport().map(DATAGRAMS::equalsIgnoreCase);
        return said.isPresent() && seen.isPresent() && !said.equals(seen);
    }

    private static List<Flaw> of(SipMessage message) {
        List<Flaw> flaws = new ArrayList<>();
        if (message.startLine() instanceof RequestLine line) {
            requestFlaws(message, line.method(), flaws);
        }
        if (message.callId()
                .filter(id -> id.indexOf('@') != id.lastIndexOf('@'))
                .isPresent()) {
            flaws.add(CALL_ID_WITH_TWO_HOSTS);
        }
        if (goesRound(message)) {
            flaws.add(VIA_LOOP);
        }
        if (message.method().equals("INVITE")
                && message.statusCode() / 100 == 2
                && message.contacts().size() > 1) {
            flaws.add(TWO_CONTACTS);
        }
        if (TransferTarget.replacesItself(message)) {
            flaws.add(REPLACES_OWN_DIALOG);
        }
        if (TransferTarget.isPrivateToPublic(message)) {
            flaws.add(REFER_TO_PRIVATE);
        }
        if (TransferTarget.isNumberAlone(message)) {
            flaws.add(REFER_TO_WITHOUT_HOST);
        }
        flaws.addAll(DescriptionFlaws.of(message));
        if (isWrittenTwice(message)) {
            flaws.add(HEADER_TWICE);
        }
        if (makesDialog(message) && Loopback.isInRoute(message)) {
            flaws.add(LOOPBACK_ROUTE);
        }
        if (!message.truncated()
                && message.header(Header.RACK).filter(Flaw::isNoRack).isPresent()) {
            flaws.add(BAD_RACK);
        }
        flaws.addAll(AddressFlaws.of(message));
        if (BrokenCredentials.areIn(message)) {
            flaws.add(CREDENTIALS_BROKEN);
        }
        if (!message.truncated()) {
            message.problems().forEach(problem -> of(problem).ifPresent(flaws::add));
        }
        return flaws;
    }

    private static boolean isNoRack(String rack) {
        String[] words = rack.strip().split("[ \t]+", 4);
        return words.length != 3 || !isNumber(words[0]) || !isNumber(words[1]);
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Two messages that a paste ran together have all of them twice. */
    private static boolean isWrittenTwice(SipMessage message) {
        List<String> twice = message.problems().stream()
                .filter(problem -> problem.code().equals("duplicate_header"))
                .map(Problem::detail)
                .toList();
        return !twice.isEmpty() && !twice.containsAll(List.of(Header.CALL_ID.longName(), Header.CSEQ.longName()));
    }

    /** An INVITE, and each answer to it that names the other end. */
    static boolean makesDialog(SipMessage message) {
        int code = message.statusCode();
        return message.method().equals("INVITE") && (message.isRequest() || (code > TRYING && code < REDIRECT));
    }

    private static void requestFlaws(SipMessage message, String method, List<Flaw> flaws) {
        if (message.topVia().filter(via -> via.branch().isEmpty()).isPresent()) {
            flaws.add(NO_BRANCH);
        }
        if (INSIDE_DIALOG.contains(method) && Loopback.isNextHop(message)) {
            flaws.add(LOOPBACK_NEXT_HOP);
        }
        if (message.vias().isEmpty()) {
            return; // a summary, which leaves out tags as it leaves out the way
        }
        if (message.from().isPresent() && message.fromTag().isEmpty()) {
            flaws.add(NO_FROM_TAG);
        }
        OptionalLong left = message.number(Header.MAX_FORWARDS);
        if (left.isPresent() && left.getAsLong() + message.vias().size() <= FEW) {
            flaws.add(FEW_HOPS);
        }
        OptionalLong interval = message.number(Header.SESSION_EXPIRES);
        if (interval.isPresent() && interval.getAsLong() < SHORTEST_SESSION) {
            flaws.add(SHORT_SESSION);
        }
        if (INSIDE_DIALOG.contains(method)
                && message.to().isPresent()
                && message.toTag().isEmpty()) {
            flaws.add(NO_TO_TAG);
        }
    }

    private static boolean goesRound(SipMessage message) {
        Map<String, Integer> times = new HashMap<>();
        message.vias().forEach(via -> times.merge(via.sentBy().orElse(""), 1, Integer::sum));
        times.remove("");
        return times.values().stream().anyMatch(count -> count >= LOOP);
    }

    private static Optional<Flaw> of(Problem problem) {
        return switch (problem.code()) {
            case "bad_cseq", "cseq_method_mismatch" -> Optional.of(BAD_CSEQ);
            case "bad_content_length" -> Optional.of(BAD_CONTENT_LENGTH);
            case "bad_uri" ->
                Optional.of(BARE_IPV6).filter(flaw -> problem.detail().indexOf('?') < 0);
            case "header_without_colon" -> Optional.of(HEADER_WITHOUT_COLON);
            default -> Optional.empty();
        };
    }
}
