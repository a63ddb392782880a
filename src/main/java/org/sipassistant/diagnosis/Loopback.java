// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.SdpMedia;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Via;

/**
 * Addresses of loopback interfaces (RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3) where a message tells another machine to
 * send to them: whoever does so sends to itself.
 */
final class Loopback {
    private static final String FIRST_V4 = "127.";
    private static final String V6 = "::1";
    private static final String NAME = "localhost";

    /** By which a proxy marks the two entries of its own in a route (Kamailio and OpenSIPS, module rr). */
    private static final String TWO_SIDES = "r2";

    private Loopback() {}

    /**
     * Whether the proxy next to one of the two ends of a dialog gave a loopback address for its Record-Route, and that end is
     * on another machine. In the middle of a route such addresses are those of two proxies on one machine.
     */
    static boolean isInRoute(SipMessage message) {
        List<NameAddr> route = message.addresses(Header.RECORD_ROUTE);
        if (route.isEmpty() || isOnOneMachine(message, route)) {
            return false;
        }
        List<Via> vias = message.vias();
        boolean fromCaller =
                host(route.get(route.size() - 1)).filter(Loopback::is).isPresent()
                        && !vias.isEmpty()
                        && isElsewhere(vias.get(vias.size() - 1));
        boolean fromCallee = message.isResponse()
                && host(route.get(0)).filter(Loopback::is).isPresent()
                && contact(message).filter(Loopback::isOfAnother).isPresent();
        return fromCaller || fromCallee;
    }

    /** Whether the end that gave its Contact is on the machine of a proxy beside it, to which a loopback address leads it. */
    private static boolean isOnOneMachine(SipMessage message, List<NameAddr> route) {
        boolean beside = message.isResponse()
                && message.vias().stream()
                        .limit(1)
                        .anyMatch(via -> is(via.host()) && via.received().isEmpty());
        return beside
                || contact(message)
                        .filter(end -> route.stream()
                                .anyMatch(
                                        proxy -> host(proxy).filter(end::equals).isPresent()))
                        .isPresent();
    }

    /**
     * Whether an answer gives a loopback address as its Contact to a caller on another machine, and no proxy is on the way that
     * may be on the same one.
     */
    static boolean isInContact(SipMessage answer) {
        List<Via> vias = answer.vias();
        return contact(answer).filter(Loopback::is).isPresent()
                && !answer.has(Header.RECORD_ROUTE)
                && !vias.isEmpty()
                && isElsewhere(vias.get(0))
                && isElsewhere(vias.get(vias.size() - 1));
    }

    /**
     * Whether the end of a dialog that sends a request is led to itself by its route, unless it is on the machine of the proxy
     * that stands there: then its own address comes next in the route, or the proxy says that it has two sides ({@code r2}).
     */
    static boolean isNextHop(SipMessage request) {
        List<NameAddr> route = request.addresses(Header.ROUTE);
        List<Via> vias = request.vias();
        boolean led = !route.isEmpty()
                && host(route.get(0)).filter(Loopback::is).isPresent()
                && !route.get(0).uri().parameters().containsKey(TWO_SIDES);
        return led
                && vias.size() <= 1
                && vias.stream().allMatch(via -> isElsewhere(via) && !isOneOf(via.host(), route));
    }

    /** Whether a request that came from another machine wants the media of its first stream that is used at a loopback address. */
    static boolean isInMedia(ObservedMessage request) {
        SipMessage message = request.message();
        Optional<String> media = message.sdp()
                .filter(sdp -> !sdp.ice())
                .flatMap(sdp -> sdp.media().stream()
                        .filter(medium -> medium.port() > 0)
                        .findFirst()
                        .flatMap(SdpMedia::connection));
        Optional<String> sender =
                request.source().map(Endpoint::host).or(() -> message.topVia().flatMap(Via::received));
        return message.isRequest()
                && media.filter(Loopback::is).isPresent()
                && sender.filter(Loopback::isOfAnother).isPresent()
                && !sender.equals(request.destination().map(Endpoint::host));
    }

    private static boolean isOneOf(String host, List<NameAddr> route) {
        return route.stream().anyMatch(proxy -> host(proxy).filter(host::equals).isPresent());
    }

    private static boolean isElsewhere(Via via) {
        return isOfAnother(via.received().orElse(via.host()));
    }

    private static Optional<String> contact(SipMessage message) {
        return message.contacts().stream().findFirst().flatMap(Loopback::host);
    }

    private static Optional<String> host(NameAddr address) {
        return address.uri().host();
    }

    static boolean is(String host) {
        String bare = bare(host);
        return bare.equals(V6)
                || bare.equalsIgnoreCase(NAME)
                || (bare.startsWith(FIRST_V4) && PrivateAddress.isAddress(bare));
    }

    /** Whether it is an address that other machines have; of a name nobody knows whose it is. */
    private static boolean isOfAnother(String host) {
        String bare = bare(host);
        return !is(host) && PrivateAddress.isAddress(bare) && !bare.startsWith("0.");
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
