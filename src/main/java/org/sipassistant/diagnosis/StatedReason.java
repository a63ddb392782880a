// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.sipassistant.message.Header;
import org.sipassistant.message.Reason;
import org.sipassistant.message.SipMessage;

/**
 * Why a message was sent, in whatever header its sender wrote that: Reason (RFC 3326), else the one of a product, such as
 * {@code X-Asterisk-HangupCauseCode} or any {@code X-...-Error}, {@code X-...-Reason} and {@code X-...-Cause}.
 */
final class StatedReason {
    /** The causes that Asterisk sets for nothing else than what Q.850 means by them; most of its others are defaults. */
    private static final Set<Integer> PLAIN = Set.of(1, 17, 18, 19, 20, 22, 28, 34, 42);

    private static final List<String> NAMES = List.of("-error", "-reason", "-cause", "-hangupcause");
    private static final int LARGEST = 127;
    private static final int LONGEST_TEXT = 200;

    private StatedReason() {}

    /** What Reason says, then what the headers of products say where there is no Reason. */
    static List<Reason> of(SipMessage message) {
        List<Reason> reasons = message.reasons();
        return reasons.isEmpty() ? ofProducts(message) : reasons;
    }

    private static List<Reason> ofProducts(SipMessage message) {
        List<Reason> found = new ArrayList<>();
        Optional<String> words = message.header(Header.X_ASTERISK_HANGUP_CAUSE);
        message.header(Header.X_ASTERISK_HANGUP_CAUSE_CODE)
                .map(StatedReason::cause)
                .filter(cause -> PLAIN.contains(cause.orElse(0)))
                .ifPresent(cause -> found.add(new Reason("Q.850", cause, words)));
        int end = message.bodySpan().start();
        int at = message.start();
        while (found.size() < LARGEST && at < end) {
            int feed = message.text().indexOf('\n', at);
            int stop = feed < 0 ? end : Math.min(feed, end);
            ofLine(message.text(), at, stop).ifPresent(found::add);
            at = stop + 1;
        }
        return List.copyOf(found);
    }

    private static Optional<Reason> ofLine(String text, int start, int end) {
        boolean extension = text.regionMatches(true, start, "X-", 0, 2);
        int colon = extension ? text.indexOf(':', start) : -1;
        if (colon < 0 || colon >= end) {
            return Optional.empty();
        }
        String name = text.substring(start, colon).strip();
        String value = text.substring(colon + 1, Math.min(end, colon + 1 + LONGEST_TEXT))
                .strip();
        boolean says = NAMES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        return says && !value.isEmpty()
                ? Optional.of(new Reason(name, OptionalInt.empty(), Optional.of(value)))
                : Optional.empty();
    }

    private static OptionalInt cause(String value) {
        String digits = value.strip();
        boolean number =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
