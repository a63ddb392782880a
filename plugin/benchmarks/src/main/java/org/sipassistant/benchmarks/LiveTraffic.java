// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.scenarios.traffic.BusyHour;

/**
 * The messages of a network as they come in live: calls begin at any time and each goes on at its own pace, so that at any
 * moment many are being set up, spoken and hung up. It is a {@link BusyHour} whose calls are moved into a short time; so
 * many calls at once are those of many numbers, each of which gets more digits.
 */
final class LiveTraffic {
    private static final Instant HOUR = Instant.parse("2026-03-17T09:00:00Z");
    private static final String TIME = "{\"@timestamp\":\"";
    private static final String CALL_ID = "Call-ID: ";

    /** How a telephone number begins in a message. */
    private static final String NUMBER = "sip:+";

    private static final int LONGER = 1_000;

    /** What a call of the hour has on average, until the end of the time at hand. */
    private static final int MESSAGES_PER_CALL = 9;

    private final List<Message> messages;

    /**
     * A document.
     *
     * @param at since the traffic began
     * @param rest of its JSON, behind the time
     */
    private record Message(Duration at, String rest) {}

    private LiveTraffic(List<Message> messages) {
        this.messages = messages;
    }

    /**
     * Traffic for a time.
     *
     * @param rate messages a second, about
     */
    static LiveTraffic of(int rate, Duration time) {
        long calls = rate * time.toSeconds() / MESSAGES_PER_CALL;
        BusyHour hour = BusyHour.of(1, HOUR, (int) (calls * 3 / 5));
        Map<String, Instant> begun = new HashMap<>();
        List<Message> messages = new ArrayList<>();
        for (String document : hour.documents()) {
            int end = document.indexOf('"', TIME.length());
            Instant at = Instant.parse(document.substring(TIME.length(), end));
            String callId = callId(document);
            Instant start = begun.computeIfAbsent(callId, id -> at);
            Duration moved =
                    Duration.ofMillis(start.toEpochMilli() % time.toMillis()).plus(Duration.between(start, at));
            if (moved.compareTo(time) < 0) {
                messages.add(new Message(moved, withLongerNumbers(document.substring(end), callId)));
            }
        }
        messages.sort(Comparator.comparing(Message::at));
        return new LiveTraffic(messages);
    }

    private static String callId(String document) {
        int start = document.indexOf(CALL_ID) + CALL_ID.length();
        return document.substring(start, document.indexOf('\\', start));
    }

    private static String withLongerNumbers(String document, String callId) {
        String digits = String.valueOf(LONGER + Math.floorMod(callId.hashCode(), LONGER));
        StringBuilder text = new StringBuilder(document);
        int at = text.lastIndexOf(NUMBER);
        while (at >= 0) {
            text.insert(text.indexOf("@", at), digits);
            at = text.lastIndexOf(NUMBER, at - 1);
        }
        return text.toString();
    }

    /**
     * The body of a bulk request with the messages of a part of the time; empty where there are none.
     *
     * @param start when the traffic begins
     */
    List<String> between(Duration from, Duration to, Instant start) {
        List<String> documents = new ArrayList<>();
        for (int n = first(from); n < first(to); n++) {
            Message message = messages.get(n);
            documents.add(TIME + start.plus(message.at()) + message.rest());
        }
        return documents;
    }

    /** The number of the first message at or behind a time. */
    private int first(Duration time) {
        int low = 0;
        int high = messages.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (messages.get(middle).at().compareTo(time) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
