// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.sipassistant.message.Beginning;
import org.sipassistant.message.Header;
import org.sipassistant.message.Reason;
import org.sipassistant.message.SipMessage;

/**
 * Why a message was sent, in whatever header its sender wrote that: Reason (RFC 3326), and those of products, such as
 * {@code X-Asterisk-HangupCauseCode}, {@code P-Registrar-Error}, {@code ms-diagnostics} or any {@code X-...-Error},
 * {@code X-...-Reason}, {@code X-...-Cause} and {@code X-...-Disconnect}; and the comment of a Retry-After (RFC 3261 section
 * 20.33).
 */
final class StatedReason {
    /** The causes that Asterisk sets for nothing else than what Q.850 means by them; it books others for plain codes. */
    private static final Set<Integer> PLAIN = Set.of(17, 22, 28);

    private static final List<String> NAMES = List.of("-error", "-reason", "-cause", "-hangupcause", "-disconnect");

    /** What Microsoft's servers write why they refused into; also {@code ms-diagnostics-public}. */
    private static final String DIAGNOSTICS = "ms-diagnostics";

    /** Where Kamailio and OpenSIPS write why they took no registration. */
    private static final String OF_REGISTRAR = "P-Registrar-Error";

    private static final int MOST = 20;
    private static final int LONGEST_TEXT = 200;

    private StatedReason() {}

    /** What Reason says, then what the headers of products say where there is no Reason. */
    static List<Reason> of(SipMessage message) {
        List<Reason> reasons = message.reasons();
        return reasons.isEmpty() ? ofProducts(message) : reasons;
    }

    /** What all of them say: a product that has words of its own often has a cause besides that says less. */
    static List<Reason> all(SipMessage message) {
        return Stream.concat(message.reasons().stream(), ofProducts(message).stream())
                .toList();
    }

    /** What the headers of products say. */
    static List<Reason> ofProducts(SipMessage message) {
        List<Reason> found = new ArrayList<>();
        Optional<String> words = message.header(Header.X_ASTERISK_HANGUP_CAUSE);
        message.header(Header.X_ASTERISK_HANGUP_CAUSE_CODE)
                .map(StatedReason::cause)
                .filter(cause -> PLAIN.contains(cause.orElse(0)))
                .ifPresent(cause -> found.add(new Reason("Q.850", cause, words)));
        message.headersBeginning("X-").forEach((name, value) -> {
            if (NAMES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
                add(name, value, found);
            }
        });
        message.header(OF_REGISTRAR).ifPresent(value -> add(OF_REGISTRAR, value, found));
        message.headersBeginning(DIAGNOSTICS).forEach((name, value) -> add(name, value, found));
        message.header(Header.RETRY_AFTER).ifPresent(value -> add("Retry-After", comment(value), found));
        return List.copyOf(found);
    }

    private static String comment(String value) {
        int open = value.indexOf('(');
        int close = value.lastIndexOf(')');
        return open < 0 || close < open ? "" : value.substring(open + 1, close);
    }

    private static void add(String name, String value, List<Reason> found) {
        if (!value.isBlank() && found.size() < MOST) {
            String text = Beginning.of(value, LONGEST_TEXT).strip();
            found.add(new Reason(name, OptionalInt.empty(), Optional.of(text)));
        }
    }

    private static OptionalInt cause(String value) {
        String digits = value.strip();
        boolean number =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
