// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sets the clocks of several observers right by what cannot be: a response before its request, a request at the next hop
 * before the one it was made of, a refusal handed on before it came, also where a node sent the call on under another Call-ID. The smallest correction that puts causes before
 * effects is made; clocks that are wrong by less than that are not noticed.
 */
final class ClockSkew {
    /** Behind a cause even where both are printed with milliseconds. */
    private static final long AFTER = 1;

    /** Logs that print whole seconds cut up to one off. */
    private static final long COARSE = 1_000;

    private static final int TERMINATED = 487;

    private final Map<String, List<ObservedMessage>> byObserver = new LinkedHashMap<>();

    /** By how many milliseconds, at most, an effect seen by the second observer precedes its cause seen by the first. */
    private final Map<List<String>, Long> violations = new HashMap<>();

    private final Map<String, Long> shifts = new LinkedHashMap<>();

    private ClockSkew() {}

    /** The same messages with corrected times; as they are where one observer saw all, or causes precede effects. */
    static List<ObservedMessage> corrected(List<ObservedMessage> messages) {
        ClockSkew skew = new ClockSkew();
        messages.forEach(skew::note);
        if (skew.byObserver.size() < 2) {
            return messages;
        }
        skew.compare(messages);
        skew.solve();
        return skew.shifts.values().stream().allMatch(shift -> shift == 0)
                ? messages
                : messages.stream().map(skew::corrected).toList();
    }

    private void note(ObservedMessage message) {
        if (message.at().isPresent() && message.observation().observer().isPresent()) {
            byObserver
                    .computeIfAbsent(message.observation().observer().get(), key -> new ArrayList<>())
                    .add(message);
        }
    }

    private void compare(List<ObservedMessage> messages) {
        Map<String, Hop> hops = new LinkedHashMap<>();
        for (ObservedMessage message : messages) {
            if (message.at().isPresent() && message.observation().observer().isPresent()) {
                key(message, 0)
                        .ifPresent(
                                key -> hops.computeIfAbsent(key, k -> new Hop()).add(message, key(message, 1)));
            }
        }
        for (Hop hop : hops.values()) {
            precede(hop.requests, hop.responses);
            hop.above.map(hops::get).ifPresent(above -> {
                precede(above.requests, hop.requests);
                if (hop.code == above.code) {
                    precede(hop.finals, above.finals);
                }
            });
        }
        Set<List<String>> known = Set.copyOf(violations.keySet());
        HandedOn.among(hops.values()).forEach((above, below) -> compare(above, below, known));
    }

    /** What a node sent on under another Call-ID tells only of observers that saw no hop together. */
    private void compare(Hop above, Hop below, Set<List<String>> known) {
        boolean strangers = above.observers().stream()
                .allMatch(one -> below.observers().stream()
                        .noneMatch(other -> one.equals(other)
                                || known.contains(List.of(one, other))
                                || known.contains(List.of(other, one))));
        if (strangers) {
            precede(above.requests, below.requests);
            if (above.code != TERMINATED) { // who cancels is told so before the next hop is
                precede(below.finals, above.finals);
            }
        }
    }

    /** What was first seen on one hop, by each observer. */
    static final class Hop {
        private final Map<String, Instant> requests = new HashMap<>();
        private final Map<String, Instant> responses = new HashMap<>();
        private final Map<String, Instant> finals = new HashMap<>();
        private Optional<String> above = Optional.empty();
        private Optional<ObservedMessage> request = Optional.empty();
        private int code;

        Optional<ObservedMessage> request() {
            return request;
        }

        /** From the request to the final response, by the clock of one who saw both. */
        Optional<Duration> lasted() {
            return finals.entrySet().stream()
                    .filter(end -> requests.containsKey(end.getKey()))
                    .map(end -> Duration.between(requests.get(end.getKey()), end.getValue()))
                    .findFirst();
        }

        Set<String> observers() {
            return requests.keySet();
        }

        void add(ObservedMessage message, Optional<String> upstream) {
            String observer = message.observation().observer().orElseThrow();
            Instant at = message.at().orElseThrow();
            if (message.message().isRequest()) {
                requests.merge(observer, at, Hop::earlier);
                above = upstream;
                request = request.or(() -> Optional.of(message));
                return;
            }
            responses.merge(observer, at, Hop::earlier);
            if (message.message().isFinal()) {
                finals.merge(observer, at, Hop::earlier);
                code = message.message().statusCode();
            }
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }

    /** The hop by its branch; with its request, because some senders use a branch again for the next. */
    private static Optional<String> key(ObservedMessage message, int via) {
        return message.message().vias().stream()
                .skip(via)
                .findFirst()
                .flatMap(v -> v.branch())
                .map(branch -> branch
                        + ' '
                        + message.message().callId().orElse("")
                        + ' '
                        + message.message().cseq().map(Object::toString).orElse(""));
    }

    private void precede(Map<String, Instant> causes, Map<String, Instant> effects) {
        causes.forEach((one, cause) -> effects.forEach((other, effect) -> {
            if (!one.equals(other)) {
                long violation = Duration.between(effect, cause).toMillis() + AFTER;
                violations.merge(List.of(one, other), violation, Math::max);
            }
        }));
    }

    /** Takes the first observer's clock for right, and sets each further one by those before it. */
    private void solve() {
        Set<String> fixed = new TreeSet<>();
        for (String observer : byObserver.keySet()) {
            OptionalLong atLeast = fixed.stream()
                    .filter(other -> violations.containsKey(List.of(other, observer)))
                    .mapToLong(other -> violations.get(List.of(other, observer)) + shifts.get(other))
                    .max();
            OptionalLong atMost = fixed.stream()
                    .filter(other -> violations.containsKey(List.of(observer, other)))
                    .mapToLong(other -> shifts.get(other) - violations.get(List.of(observer, other)))
                    .min();
            boolean contradictory =
                    atLeast.isPresent() && atMost.isPresent() && atLeast.getAsLong() > atMost.getAsLong();
            long shift = Math.max(0, atLeast.orElse(0)) + Math.min(0, atMost.orElse(0));
            shifts.put(observer, contradictory || isRounding(shift, observer) ? 0 : shift);
            fixed.add(observer);
        }
    }

    private boolean isRounding(long shift, String observer) {
        return Math.abs(shift) <= COARSE && (isCoarse(observer) || isCoarse(first()));
    }

    private String first() {
        return byObserver.keySet().iterator().next();
    }

    private boolean isCoarse(String observer) {
        return byObserver.get(observer).stream()
                .allMatch(m -> m.at().filter(at -> at.getNano() == 0).isPresent());
    }

    private ObservedMessage corrected(ObservedMessage message) {
        long shift = message.observation()
                .observer()
                .map(observer -> shifts.getOrDefault(observer, 0L))
                .orElse(0L);
        return shift == 0
                ? message
                : new ObservedMessage(
                        message.message(), message.observation().shifted(Duration.ofMillis(shift)), message.position());
    }
}
