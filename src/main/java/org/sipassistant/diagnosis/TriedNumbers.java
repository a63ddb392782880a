// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.message.PrivateAddress;

/**
 * With how many beginnings somebody dialled one number from one address, as the lines of refusals tell it: who looks for a
 * system that lets strangers call abroad counts up the digits before a number of his own. All of them have one length, which
 * those do not have that a person dials in other ways: {@code 0044…}, {@code +44…}. Private addresses do not count, behind
 * which one's own devices are, and neither do those whom the system knows by a name, such as one's carrier.
 */
final class TriedNumbers {
    /** Digits at the end that are the same; the numbers of one place share fewer, and those at their beginning. */
    private static final int SAME = 8;

    /** What stands in the place of a name where there is none. */
    private static final Set<String> NAMELESS = Set.of("", "anonymous", "unknown", "<unknown>");

    private static final String QUOTED = "Call from '";

    private TriedNumbers() {}

    /** The name in {@code Call from 'carrier' (...)}; empty where there is none. */
    private static String quoted(String line) {
        int start = line.indexOf(QUOTED) + QUOTED.length();
        int end = line.indexOf('\'', start);
        return start < QUOTED.length() || end < 0 ? "" : line.substring(start, end);
    }

    /** Whether the line of a refusal gives the caller no name. */
    private static boolean isOfStranger(ObservedEvent refusal) {
        String name = refusal.event()
                .fields()
                .getOrDefault("from", quoted(refusal.event().line()));
        return NAMELESS.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * From the address that tried the most; 0 where the lines name no number that is longer, or no public address.
     *
     * @param refusals of callers without a name ({@link #isOfStranger})
     */
    static int most(List<ObservedEvent> refusals) {
        Map<String, Set<String>> numbers = new HashMap<>();
        for (ObservedEvent refusal : refusals) {
            Map<String, String> fields = refusal.event().fields();
            String host = TriedUsers.host(fields.getOrDefault("source", ""));
            String number = fields.getOrDefault("to", "");
            if (!host.isEmpty() && !PrivateAddress.isPrivate(host) && isLong(number) && isOfStranger(refusal)) {
                String end = number.substring(number.length() - SAME);
                numbers.computeIfAbsent(host + ' ' + number.length() + ' ' + end, key -> new HashSet<>())
                        .add(number);
            }
        }
        return numbers.values().stream().mapToInt(Set::size).max().orElse(0);
    }

    private static boolean isLong(String number) {
        String digits = number.startsWith("+") ? number.substring(1) : number;
        return digits.length() > SAME && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
