// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.SipMessage;

/**
 * Messages of a call and one instant that a log gives the newest first, as consoles of search engines do: the times cannot
 * tell, but a sender never counts its requests down (RFC 3261 section 12.2.1.1), and no answer goes before its request.
 */
final class Backwards {
    /** Two requests and an answer; fewer tell nothing. */
    private static final int FEWEST = 3;

    private Backwards() {}

    /** @param ordered by time; the same with such messages turned round, which then have each other's positions */
    static List<ObservedMessage> righted(List<ObservedMessage> ordered) {
        List<ObservedMessage> righted = new ArrayList<>(ordered);
        int start = 0;
        for (int end = 1; end <= ordered.size(); end++) {
            if (end == ordered.size() || !isSameInstant(ordered.get(start), ordered.get(end))) {
                for (List<Integer> ofCall : calls(ordered, start, end)) {
                    if (countsDown(ofCall.stream().map(ordered::get).toList())) {
                        turnRound(righted, ofCall);
                    }
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

    /** The places of the messages of each call. */
    private static Collection<List<Integer>> calls(List<ObservedMessage> messages, int start, int end) {
        if (end - start < FEWEST) {
            return List.of();
        }
        Map<String, List<Integer>> calls = new LinkedHashMap<>();
        for (int i = start; i < end; i++) {
            int at = i;
            Optional<String> callId = messages.get(i).message().callId();
            callId.ifPresent(
                    id -> calls.computeIfAbsent(id, same -> new ArrayList<>()).add(at));
        }
        return calls.values();
    }

    private static boolean countsDown(List<ObservedMessage> messages) {
        Map<String, Long> before = new HashMap<>();
        Set<String> asked = new HashSet<>();
        boolean down = false;
        for (ObservedMessage observed : messages) {
            SipMessage message = observed.message();
            Optional<CSeq> number = message.cseq();
            if (number.isEmpty() || message.fromTag().isEmpty()) {
                continue;
            }
            String sender = message.fromTag().get();
            String exchange = sender + '\n' + number.get();
            if (message.isRequest()) {
                Long last = before.put(sender, number.get().number());
                if (last != null && last < number.get().number()) {
                    return false;
                }
                down |= last != null && last > number.get().number();
                asked.add(exchange);
            } else if (asked.contains(exchange)) {
                return false;
            }
        }
        return down;
    }

    private static void turnRound(List<ObservedMessage> messages, List<Integer> places) {
        List<ObservedMessage> before = places.stream().map(messages::get).toList();
        for (int i = 0; i < before.size(); i++) {
            ObservedMessage turned = before.get(before.size() - 1 - i);
            int position = before.get(i).position();
            messages.set(places.get(i), new ObservedMessage(turned.message(), turned.observation(), position));
        }
    }
}
