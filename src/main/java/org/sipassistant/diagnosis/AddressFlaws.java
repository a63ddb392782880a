// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;
import org.sipassistant.message.Via;

/** What is wrong with the addresses that a message names: its Request-URI, From, To and Contact. */
final class AddressFlaws {
    /** What URIs may not hold; of the other characters that they may not, people make placeholders. */
    private static final String NOT_IN_URI = "#^`|\\<";

    private static final List<Header> ADDRESSES = List.of(Header.FROM, Header.TO, Header.CONTACT);

    private static final String EMPTY_ADDRESS = "<sip:>";

    private static final String REGISTER = "REGISTER";

    private AddressFlaws() {}

    static List<Flaw> of(SipMessage message) {
        List<Flaw> flaws = new ArrayList<>();
        List<SipUri> contacts = message.contacts().stream().map(NameAddr::uri).toList();
        boolean isRegister = message.isRequest() && message.method().equals(REGISTER);
        boolean isAnswer = message.isResponse() && Flaw.makesDialog(message);
        add(Flaw.BAD_REQUEST_URI, message.startLine() instanceof RequestLine line && endsInHeader(line.uri()), flaws);
        add(Flaw.REQUEST_URI_WITHOUT_USER, isCallToNobody(message), flaws);
        add(Flaw.BROKEN_ADDRESS, isBroken(message), flaws);
        add(Flaw.INNER_CONTACT, isAnswer && hasInnerContact(message), flaws);
        add(Flaw.LOOPBACK_CONTACT, isAnswer && Loopback.isInContact(message), flaws);
        add(Flaw.CONTACT_PORT_ZERO, isAnswer && contacts.stream().limit(1).anyMatch(DeadAddress::hasPortZero), flaws);
        add(Flaw.CONTACT_TRANSPORT, isRegister && DeadAddress.isOfOtherTransport(message), flaws);
        add(
                Flaw.CONTACT_WITHOUT_HOST,
                (message.method().equals(REGISTER) || Flaw.makesDialog(message))
                        && isOtherwiseNamed(message)
                        && !contacts.isEmpty()
                        && contacts.stream().allMatch(AddressFlaws::lacksHost),
                flaws);
        add(
                Flaw.CONTACT_MALFORMED,
                message.isResponse() && contacts.stream().anyMatch(AddressFlaws::isMalformed),
                flaws);
        return flaws;
    }

    private static void add(Flaw flaw, boolean found, List<Flaw> flaws) {
        if (found) {
            flaws.add(flaw);
        }
    }

    /** In a request: what leaves out the way is a summary, which may leave out more. */
    private static boolean isBroken(SipMessage message) {
        return message.isRequest()
                && !message.vias().isEmpty()
                && !message.truncated()
                && ADDRESSES.stream()
                        .flatMap(name -> message.headers(name).stream())
                        .anyMatch(AddressFlaws::isBroken);
    }

    /** Behind empty brackets an address must stand: who takes away what is private leaves them alone. */
    private static boolean isBroken(String value) {
        int empty = value.indexOf(EMPTY_ADDRESS);
        return hasOpenQuote(value) || empty >= 0 && value.indexOf('@', empty) >= 0;
    }

    private static boolean hasOpenQuote(String value) {
        boolean open = false;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            at += open && c == '\\' ? 1 : 0;
            open ^= c == '"';
        }
        return open;
    }

    private static boolean isMalformed(SipUri uri) {
        return uri.original().chars().anyMatch(c -> NOT_IN_URI.indexOf(c) >= 0);
    }

    /** Whether nothing, or no more than the sign before a port or a parameter, stands behind the user. */
    private static boolean lacksHost(SipUri uri) {
        String text = uri.original();
        int at = text.lastIndexOf('@');
        return at >= 0 && (at + 1 == text.length() || ":;>".indexOf(text.charAt(at + 1)) >= 0);
    }

    private static boolean isCallToNobody(SipMessage message) {
        return message.startLine() instanceof RequestLine line
                && line.method().equals("INVITE")
                && line.uri().original().regionMatches(true, 0, "sip:@", 0, "sip:@".length())
                && message.from().flatMap(from -> from.uri().user()).isPresent();
    }

    /** Who takes away what is private takes it away everywhere. */
    private static boolean isOtherwiseNamed(SipMessage message) {
        return message.topVia().filter(via -> !via.host().isEmpty()).isPresent()
                && message.to().flatMap(to -> to.uri().host()).isPresent();
    }

    /**
     * Whether a response gives a private address although it came to another network: there the sender was seen from an address
     * that is none of its own, and no proxy stays on the way.
     */
    private static boolean hasInnerContact(SipMessage message) {
        return message.header(Header.RECORD_ROUTE).isEmpty()
                && message.contacts().stream()
                        .limit(1)
                        .anyMatch(contact -> contact.uri()
                                .host()
                                .filter(PrivateAddress::isPrivate)
                                .isPresent())
                && message.topVia().filter(AddressFlaws::isTranslated).isPresent();
    }

    /** Whether a request came through a NAT to a node outside. */
    private static boolean isTranslated(Via via) {
        return PrivateAddress.isPrivate(via.host())
                && via.received()
                        .filter(host -> !PrivateAddress.isPrivate(host))
                        .isPresent();
    }

    /** A bracket that none opens; between two people hide what they do not want to show. */
    private static boolean endsInHeader(SipUri uri) {
        String text = uri.original();
        int closed = text.indexOf('>');
        boolean ends = closed >= 0 && (closed == text.length() - 1 || text.charAt(closed + 1) == ';');
        return ends && text.lastIndexOf('<', closed) < 0;
    }
}
