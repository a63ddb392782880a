// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * {@code stranger_abroad: true}: a call abroad by a program that does not name itself, at a public address that the
 * inventory does not know, which gives the address of the server itself for the caller's domain and sends no credentials. A
 * phone of the house names its software, and tries its password; who knows nothing but an address writes it everywhere
 * (RFC 3261 section 26.1).
 */
record StrangerAbroad(boolean wanted) implements Clause {
    private static final String INVITE = "INVITE";

    /** For a line to the outside, before the prefix. */
    private static final String OUTSIDE = "9";

    /** Zeros with which calls abroad begin; some dial more of them. */
    private static final int PREFIX = 2;

    private static final String FROM_AMERICA = "011";

    /** Of a country and a number there. */
    private static final int FEWEST_DIGITS = 9;

    /** The same, where the prefix may be the beginning of a number, too. */
    private static final int FEWEST_FROM_AMERICA = 11;

    static StrangerAbroad read(Section entry) {
        return new StrangerAbroad(entry.flag("stranger_abroad", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> abroad =
                story.request().filter(invite -> isAbroad(invite.message()) && isOfStranger(invite, story));
        Map<String, Witness> cited = new HashMap<>();
        abroad.ifPresent(invite -> cited.put("request", invite));
        return abroad.isPresent() == wanted ? Optional.of(cited) : Optional.empty();
    }

    private static boolean isAbroad(SipMessage invite) {
        return invite.method().equals(INVITE)
                && invite.toTag().isEmpty()
                && called(invite)
                        .flatMap(SipUri::user)
                        .filter(StrangerAbroad::isAbroad)
                        .isPresent();
    }

    private static boolean isAbroad(String number) {
        String dialled = number.startsWith(OUTSIDE) ? number.substring(1) : number;
        boolean american = dialled.startsWith(FROM_AMERICA);
        int from = american ? FROM_AMERICA.length() : 0;
        while (!american && from < dialled.length() && dialled.charAt(from) == '0') {
            from++;
        }
        int digits = dialled.length() - from;
        return number.chars().allMatch(c -> c >= '0' && c <= '9')
                && (american
                        ? digits >= FEWEST_FROM_AMERICA && dialled.charAt(from) != '0'
                        : from >= PREFIX && digits >= FEWEST_DIGITS);
    }

    private static boolean isOfStranger(ObservedMessage invite, Story story) {
        SipMessage message = invite.message();
        Optional<String> server = called(message).flatMap(SipUri::host).filter(PrivateAddress::isAddress);
        boolean borrowed = server.isPresent()
                && message.from().map(NameAddr::uri).flatMap(SipUri::host).equals(server);
        return borrowed
                && !message.truncated()
                && message.has(Header.CONTACT)
                && message.has(Header.MAX_FORWARDS)
                && Story.software(invite).isEmpty()
                && !message.has(Header.AUTHORIZATION)
                && !message.has(Header.PROXY_AUTHORIZATION)
                && (invite.source().isPresent() || invite.destination().isEmpty())
                && source(invite)
                        .filter(host -> PrivateAddress.isAddress(host)
                                && !PrivateAddress.isPrivate(host)
                                && !server.equals(Optional.of(host)))
                        .isPresent()
                && invite.source().flatMap(story.names()::entry).isEmpty();
    }

    private static Optional<SipUri> called(SipMessage request) {
        return Optional.of(request.startLine())
                .filter(RequestLine.class::isInstance)
                .map(line -> ((RequestLine) line).uri());
    }

    private static Optional<String> source(ObservedMessage request) {
        return request.source()
                .map(Endpoint::host)
                .or(() -> request.message().topVia().map(via -> via.received().orElse(via.host())));
    }
}
