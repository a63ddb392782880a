// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sipassistant.message.SipMessage;

/** Tells calls apart that came one after the other under the same Call-ID: some devices use one for months. */
final class Reuse {
    /** Whoever repeats a refused call by itself does so sooner than this. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private Reuse() {}

    /**
     * The messages of each call. A new one begins with an INVITE of its own after the one before was hung up, or long after
     * its last message.
     */
    static List<List<ObservedMessage>> split(List<ObservedMessage> messages) {
        List<List<ObservedMessage>> calls = new ArrayList<>();
        List<ObservedMessage> current = new ArrayList<>();
        Set<String> invited = new HashSet<>();
        boolean ended = false;
        for (ObservedMessage observed : messages) {
            SipMessage message = observed.message();
            boolean first = isInitialInvite(message) && invited.add(identity(message));
            boolean late = !current.isEmpty() && isLate(current.get(current.size() - 1), observed);
            if (first && (ended || late)) {
                calls.add(current);
                current = new ArrayList<>();
                ended = false;
            }
            current.add(observed);
            ended |= message.isRequest() && message.method().equals("BYE");
        }
        calls.add(current);
        return calls;
    }

    private static boolean isLate(ObservedMessage earlier, ObservedMessage later) {
        return earlier.until(later)
                .filter(pause -> pause.compareTo(LONGEST_PAUSE) > 0)
                .isPresent();
    }

    private static boolean isInitialInvite(SipMessage message) {
        return message.isRequest()
                && message.method().equals("INVITE")
                && message.toTag().isEmpty();
    }

    /** What a copy of the same INVITE on another hop, or seen late, has in common with it. */
    private static String identity(SipMessage message) {
        return message.cseq().map(Object::toString).orElse("")
                + ' '
                + message.fromTag().orElse("");
    }
}
