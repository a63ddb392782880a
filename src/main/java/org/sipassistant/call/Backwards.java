// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.SipMessage;

/**
 * Messages of one instant that a log gives the newest first, as consoles of search engines do: the times cannot tell, but a
 * sender never counts down (RFC 3261 section 12.2.1.1), and no answer goes before its request.
 */
final class Backwards {
    private Backwards() {}

    /** @param ordered by time; the same with such messages turned round, which then have each other's positions */
    static List<ObservedMessage> righted(List<ObservedMessage> ordered) {
        List<ObservedMessage> righted = new ArrayList<>(ordered);
        int start = 0;
        for (int end = 1; end <= ordered.size(); end++) {
            if (end == ordered.size() || !isSameInstant(ordered.get(start), ordered.get(end))) {
                if (countsDown(ordered.subList(start, end))) {
                    turnRound(righted, start, end);
                }
                start = end;
            }
        }
        return righted;
    }

    private static boolean isSameInstant(ObservedMessage one, ObservedMessage other) {
        return one.at().isPresent()
                && one.at().equals(other.at())
                && one.observation().sequence() == other.observation().sequence();
    }

    private static boolean countsDown(List<ObservedMessage> messages) {
        Map<String, Long> before = new HashMap<>();
        Set<String> asked = new HashSet<>();
        boolean down = false;
        for (ObservedMessage observed : messages) {
            SipMessage message = observed.message();
            Optional<CSeq> number = message.cseq();
            if (number.isPresent()
                    && message.callId().isPresent()
                    && message.fromTag().isPresent()) {
                String sender =
                        message.callId().get() + '\n' + message.fromTag().get();
                Long last = before.put(sender, number.get().number());
                String exchange = sender + '\n' + number.get();
                boolean answers = message.isResponse() && asked.contains(exchange);
                if (answers || last != null && last < number.get().number()) {
                    return false;
                }
                if (message.isRequest()) {
                    asked.add(exchange);
                }
                down |= last != null && last > number.get().number();
            }
        }
        return down;
    }

    private static void turnRound(List<ObservedMessage> messages, int start, int end) {
        List<ObservedMessage> before = List.copyOf(messages.subList(start, end));
        for (int i = 0; i < before.size(); i++) {
            ObservedMessage turned = before.get(before.size() - 1 - i);
            int position = before.get(i).position();
            messages.set(start + i, new ObservedMessage(turned.message(), turned.observation(), position));
        }
    }
}
