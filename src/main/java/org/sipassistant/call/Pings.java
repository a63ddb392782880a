// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;

/**
 * Which of its gateways a node had lost, as far as the OPTIONS show that it sent to them: it sends no call to one that does not
 * answer. A ping for a user is one of a telephone, and where nothing was ever seen to come from the other side an answer may not
 * have been seen either. Immutable.
 */
public final class Pings {
    private static final String OPTIONS = "OPTIONS";

    /** Between two nodes of one network no answer takes longer. */
    private static final Duration ANSWERED = Duration.ofSeconds(4);

    /** One lost packet is no outage. */
    private static final int SEVERAL = 2;

    /** What a node on the way answers, or the neighbour itself that takes no calls. */
    private static final Set<Integer> DOWN = Set.of(408, 500, 502, 503, 504);

    private record Ping(ObservedMessage request, Optional<ObservedMessage> answer) {
        boolean isLost() {
            return answer.map(m -> DOWN.contains(m.message().statusCode())).orElse(true);
        }
    }

    /** By the node that sends them, and by the one that they go to, in the order of time. */
    private final Map<String, Map<String, List<Ping>>> byNode;

    /** What came to some node from another one, each as both of their hosts. */
    private final Set<String> heard;

    private Pings(Map<String, Map<String, List<Ping>>> byNode, Set<String> heard) {
        this.byNode = byNode;
        this.heard = heard;
    }

    static Pings of(List<ObservedMessage> messages) {
        Map<String, ObservedMessage> first = new LinkedHashMap<>();
        Map<String, ObservedMessage> answers = new HashMap<>();
        messages.stream()
                .filter(m -> m.message().method().equals(OPTIONS) && m.at().isPresent())
                .sorted(ObservedMessage.ORDER)
                .forEach(m -> {
                    if (m.message().isRequest()) {
                        first.putIfAbsent(transaction(m.message()), m);
                    } else if (m.message().isFinal()) {
                        answers.putIfAbsent(transaction(m.message()), m);
                    }
                });
        Map<String, Map<String, List<Ping>>> byNode = new HashMap<>();
        first.forEach((transaction, request) -> {
            Optional<String> from = request.source().map(Endpoint::host);
            Optional<String> to = request.destination().map(Endpoint::host);
            if (from.isPresent() && to.isPresent() && isForNode(request.message())) {
                byNode.computeIfAbsent(from.get(), key -> new HashMap<>())
                        .computeIfAbsent(to.get(), key -> new ArrayList<>())
                        .add(new Ping(request, Optional.ofNullable(answers.get(transaction))));
            }
        });
        return new Pings(byNode, byNode.isEmpty() ? Set.of() : heard(messages));
    }

    private static Set<String> heard(List<ObservedMessage> messages) {
        Set<String> heard = new HashSet<>();
        messages.forEach(m -> m.source()
                .flatMap(from -> m.destination().map(to -> way(from.host(), to.host())))
                .ifPresent(heard::add));
        return heard;
    }

    private static String way(String from, String to) {
        return from + ' ' + to;
    }

    private static boolean isForNode(SipMessage request) {
        return request.startLine() instanceof RequestLine line
                && line.uri().user().isEmpty();
    }

    private static String transaction(SipMessage message) {
        return message.callId().orElse("")
                + ' '
                + message.cseq().map(CSeq::number).orElse(0L);
    }

    /**
     * The last ping that was lost, where a node had lost all of its gateways before a moment; empty where one still answered, where
     * none is pinged, and where an answer may not have been seen.
     */
    public Optional<ObservedMessage> allLost(String node, Instant moment) {
        Optional<ObservedMessage> lost = Optional.empty();
        for (Map.Entry<String, List<Ping>> gateway :
                byNode.getOrDefault(node, Map.of()).entrySet()) {
            List<Ping> recent = before(gateway.getValue(), moment);
            if (!recent.isEmpty() && (!isLost(recent) || !heard.contains(way(gateway.getKey(), node)))) {
                return Optional.empty();
            }
            lost = recent.isEmpty() ? lost : Optional.of(recent.getLast().request());
        }
        return lost;
    }

    private static List<Ping> before(List<Ping> pings, Instant moment) {
        return pings.stream()
                .filter(ping -> ping.request()
                        .at()
                        .map(at -> Duration.between(at, moment))
                        .filter(age -> age.compareTo(ANSWERED) >= 0)
                        .isPresent())
                .toList();
    }

    private static boolean isLost(List<Ping> pings) {
        return pings.size() >= SEVERAL
                && pings.subList(pings.size() - SEVERAL, pings.size()).stream().allMatch(Ping::isLost);
    }
}
