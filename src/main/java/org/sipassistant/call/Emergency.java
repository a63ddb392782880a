// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * Tells emergency calls: a service URN (RFC 5031), a number that means emergency in most numbering plans, or a priority
 * that says so (RFC 3261 section 20.26, RFC 4412, RFC 7135). Numbers that are emergency numbers in some countries and
 * ordinary extensions in most companies are left out.
 */
public final class Emergency {
    /** How the URNs of emergency services begin. */
    public static final String SERVICE = "urn:service:sos";

    private static final Set<String> NUMBERS = Set.of("112", "911", "999", "000");
    private static final int LENGTH = 3;
    private static final int ALTERNATIVE_SERVICE = 380;

    private Emergency() {}

    public static boolean isEmergency(SipMessage message) {
        boolean called = message.startLine() instanceof RequestLine line && isEmergency(line.uri());
        Optional<NameAddr> to = message.to();
        return called || (to.isPresent() && isEmergency(to.get().uri())) || isMarked(message);
    }

    /**
     * Whether a response says that the request was for an emergency: an alternative service (380) at a service URN (3GPP TS
     * 24.229).
     */
    public static boolean isRecognisedBy(SipMessage response) {
        return response.statusCode() == ALTERNATIVE_SERVICE
                && response.contacts().stream().anyMatch(contact -> isService(contact.uri()));
    }

    /** Whether nothing but the dialled number says so, which may be a desk of a company as well. */
    public static boolean isByNumberAlone(SipMessage message) {
        boolean service = message.startLine() instanceof RequestLine line && isService(line.uri());
        Optional<NameAddr> to = message.to();
        return isEmergency(message)
                && !service
                && !(to.isPresent() && isService(to.get().uri()))
                && !isMarked(message);
    }

    /** The numbers that mean emergency whatever else a message says. */
    public static Set<String> numbers() {
        return NUMBERS;
    }

    /** Whether an address is that of an emergency service. */
    public static boolean isService(String uri) {
        return startsWith(uri, SERVICE);
    }

    private static boolean isService(SipUri uri) {
        return uri.scheme().equals("urn") && isService(uri.original());
    }

    private static boolean isEmergency(SipUri uri) {
        if (!uri.mayHaveUserOf(LENGTH)) {
            return false;
        }
        Optional<String> user = uri.user();
        return isService(uri) || (user.isPresent() && NUMBERS.contains(user.get()));
    }

    /** An emergency centre that calls somebody back has the same resources (RFC 7090), and calls a subscriber all the same. */
    private static boolean isMarked(SipMessage message) {
        return says(message, Header.PRIORITY, "emergency")
                || (says(message, Header.RESOURCE_PRIORITY, "esnet.")
                        && !says(message, Header.PRIORITY, "psap-callback"));
    }

    private static boolean says(SipMessage message, Header header, String start) {
        Optional<String> value = message.header(header);
        return value.isPresent() && startsWith(value.get(), start);
    }

    private static boolean startsWith(String text, String start) {
        return text.regionMatches(true, 0, start, 0, start.length());
    }
}
