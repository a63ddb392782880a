// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sipassistant.message.Header;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/** What is wrong with whom a REFER wants the other side to call (RFC 3515 section 2.1). */
final class TransferTarget {
    private static final String REPLACES = "Replaces=";

    private TransferTarget() {}

    /** Whether it is an address of digits without a user: a number that was written as if it were a host. */
    static boolean isNumberAlone(SipMessage message) {
        return message.addresses(Header.REFER_TO).stream().anyMatch(address -> isNumberAlone(address.uri()));
    }

    private static boolean isNumberAlone(SipUri uri) {
        return uri.scheme().startsWith("sip")
                && uri.user().isEmpty()
                && uri.host()
                        .filter(host -> !host.isEmpty() && host.chars().allMatch(c -> c >= '0' && c <= '9'))
                        .isPresent();
    }

    /** Whether a side with a public address is to call a private one (RFC 1918). */
    static boolean isPrivateToPublic(SipMessage message) {
        boolean outside = message.startLine() instanceof RequestLine line
                && line.uri().host().filter(TransferTarget::isPublic).isPresent();
        return outside
                && message.addresses(Header.REFER_TO).stream()
                        .flatMap(address -> address.uri().host().stream())
                        .anyMatch(PrivateAddress::isPrivate);
    }

    /** Of digits; those that somebody crossed out may be any. */
    private static boolean isPublic(String host) {
        return !host.isEmpty() && Character.isDigit(host.charAt(0)) && !PrivateAddress.isPrivate(host);
    }

    /** Whether the call to replace is the very call that the REFER is sent in (RFC 3891 section 3). */
    static boolean replacesItself(SipMessage message) {
        Optional<String> replaced = message.header(Header.REFER_TO)
                .flatMap(TransferTarget::replaced)
                .map(TransferTarget::beforeHost);
        return replaced.filter(id -> !id.isEmpty()).isPresent()
                && replaced.equals(message.callId().map(TransferTarget::beforeHost));
    }

    /** The part of a Call-ID that its maker drew; what follows is a host, which whoever shares a log changes. */
    private static String beforeHost(String callId) {
        return callId.indexOf('@') < 0 ? callId : callId.substring(0, callId.indexOf('@'));
    }

    /** The Call-ID in the Replaces of a Refer-To, whose special characters are escaped (RFC 3261 section 19.1.1). */
    private static Optional<String> replaced(String referTo) {
        int start = referTo.indexOf(REPLACES);
        if (start < 0) {
            return Optional.empty();
        }
        int from = start + REPLACES.length();
        int to = from;
        while (to < referTo.length() && "&>;".indexOf(referTo.charAt(to)) < 0) {
            to++;
        }
        String value = unescaped(referTo.substring(from, to));
        int end = value.indexOf(';');
        return Optional.of((end < 0 ? value : value.substring(0, end)).strip());
    }

    /** As it stands where an escape is broken. */
    private static String unescaped(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
