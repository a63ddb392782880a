// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sipassistant.message.Digest;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;

/**
 * Credentials that are no answer to any challenge, as they alone show (RFC 7616 section 3.4): a program wrote the name of nothing
 * where a value belongs, copied the list of what it was to choose from, or left out what the digest is made of. What somebody hides
 * before he shows a log is no flaw.
 */
final class BrokenCredentials {
    /** What a digest is made of, beside the password. */
    private static final List<String> MADE_OF = List.of("username", "realm", "nonce", "uri");

    /** How languages write a variable that has no value. */
    private static final Set<String> NOTHING = Set.of("undefined", "null", "(null)", "nan", "[object object]");

    private static final Set<String> COMPUTED =
            Set.of("realm", "nonce", "uri", "response", "qop", "cnonce", "nc", "algorithm");

    private static final String DIGEST = "Digest";

    private static final String LEFT_OUT = "..";

    private BrokenCredentials() {}

    static boolean areIn(SipMessage message) {
        return message.isRequest()
                && !message.truncated()
                && Stream.of(Header.AUTHORIZATION, Header.PROXY_AUTHORIZATION)
                        .flatMap(name -> message.headers(name).stream())
                        .filter(value -> !value.contains(LEFT_OUT))
                        .flatMap(value -> Digest.parse(value).stream())
                        .filter(credentials -> credentials.scheme().equalsIgnoreCase(DIGEST))
                        .map(Digest::parameters)
                        .anyMatch(BrokenCredentials::are);
    }

    private static boolean are(Map<String, String> values) {
        return COMPUTED.stream()
                        .anyMatch(name ->
                                NOTHING.contains(values.getOrDefault(name, "").toLowerCase(Locale.ROOT)))
                || values.getOrDefault("qop", "").indexOf(',') >= 0
                || lacksOne(values);
    }

    /**
     * Of the four one alone, for who quotes credentials in part leaves out more. Before any challenge both nonce and response are
     * empty (TS 24.229 section 5.1.1.2).
     */
    private static boolean lacksOne(Map<String, String> values) {
        boolean isMade = !values.getOrDefault("response", "").isEmpty();
        List<String> missing = MADE_OF.stream()
                .filter(name -> values.getOrDefault(name, "").isEmpty())
                .filter(name -> !values.containsKey(name + '*')) // RFC 7616 3.4: a name in other letters
                .filter(name -> !name.equals("username") || !values.containsKey(name)) // who asks for help blanks it
                .toList();
        return isMade && missing.size() == 1;
    }
}
