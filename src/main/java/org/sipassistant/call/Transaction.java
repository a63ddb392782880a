// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.SipMessage;

/**
 * One request on one hop with its retransmissions and responses (RFC 3261 section 17). For an INVITE that was refused
 * the ACK of that hop is part of it too. Built by {@link CallAssembler}, read-only afterwards.
 */
public final class Transaction {
    /** Far below T1, the shortest time after which anything is repeated (RFC 3261 section 17.1.1.1). */
    private static final Duration COPY = Duration.ofMillis(50);

    private final String method;
    private final int round;
    private final List<ObservedMessage> requests = new ArrayList<>();
    private final List<ObservedMessage> responses = new ArrayList<>();
    private final List<ObservedMessage> acks = new ArrayList<>();
    private final List<Transaction> forwarded = new ArrayList<>();
    private Optional<Transaction> upstream = Optional.empty();

    Transaction(String method) {
        this(method, 0);
    }

    /** @param round how many like it came before, where no CSeq tells them apart */
    Transaction(String method, int round) {
        this.method = method;
        this.round = round;
    }

    void add(ObservedMessage message) {
        if (!message.message().isRequest()) {
            responses.add(message);
        } else if (message.message().method().equals("ACK") && !method.equals("ACK")) {
            acks.add(message);
        } else {
            requests.add(message);
        }
    }

    void forwardedFrom(Transaction parent) {
        upstream = Optional.of(parent);
        parent.forwarded.add(this);
    }

    public String method() {
        return method;
    }

    /** The number of the request: its CSeq, or where that was not seen, how many like it came before. */
    long number() {
        return naming().cseq().map(CSeq::number).orElse((long) round);
    }

    /** The message that tells what was asked by whom: the first one, or the first response where the log holds a first line alone. */
    SipMessage naming() {
        SipMessage first = first().message();
        return first.cseq().isPresent() || responses.isEmpty()
                ? first
                : responses.get(0).message();
    }

    /** The request as first seen; empty where only responses were seen. */
    public Optional<ObservedMessage> request() {
        return requests.stream().findFirst();
    }

    public List<ObservedMessage> requests() {
        return List.copyOf(requests);
    }

    public List<ObservedMessage> responses() {
        return List.copyOf(responses);
    }

    /** The ACKs that this hop sent for a final response other than 2xx. */
    public List<ObservedMessage> acks() {
        return List.copyOf(acks);
    }

    /** The same request as the next nodes received it. */
    public List<Transaction> forwarded() {
        return List.copyOf(forwarded);
    }

    /** The same request as the node that sent this one received it. */
    public Optional<Transaction> upstream() {
        return upstream;
    }

    /** The first final response. */
    public Optional<ObservedMessage> finalResponse() {
        return responses.stream().filter(m -> m.message().isFinal()).findFirst();
    }

    /** The final response as last repeated. */
    public Optional<ObservedMessage> lastFinalResponse() {
        return sameFinals().stream().reduce((earlier, later) -> later);
    }

    public Optional<ObservedMessage> provisional(int from, int to) {
        return responses.stream()
                .filter(m -> m.message().statusCode() >= from && m.message().statusCode() <= to)
                .findFirst();
    }

    /** How often the request was repeated, as one observer saw it. */
    public int requestRetransmissions() {
        return repeats(requests);
    }

    /**
     * Whether the request came again at the times at which a sender repeats what it heard no response to (RFC 3261 section
     * 17.1.1.2).
     */
    public boolean isRepeatedByTimer() {
        return views(requests).values().stream().anyMatch(Repetition::isTimed);
    }

    /** How often the final response was repeated, as one observer saw it. */
    public int finalRetransmissions() {
        return repeats(sameFinals());
    }

    /** The same, of those repetitions alone that some condition holds for. */
    public int finalRetransmissions(Predicate<ObservedMessage> counted) {
        Map<String, Boolean> seen = new HashMap<>();
        List<ObservedMessage> repeated = sameFinals().stream()
                .filter(m -> seen.put(m.observation().view(), true) != null)
                .filter(counted)
                .toList();
        return repeated.isEmpty() ? 0 : 1 + repeats(repeated);
    }

    /** The first final response and its repetitions: the same code from the same side of the dialog. */
    private List<ObservedMessage> sameFinals() {
        Optional<ObservedMessage> first = finalResponse();
        return responses.stream()
                .filter(m -> first.isPresent()
                        && m.message().statusCode() == first.get().message().statusCode()
                        && m.message().toTag().equals(first.get().message().toTag()))
                .toList();
    }

    /** The first message of the transaction that was seen. */
    public ObservedMessage first() {
        List<ObservedMessage> any = requests.isEmpty() ? responses.isEmpty() ? acks : responses : requests;
        return any.get(0);
    }

    /** The node that sent the request. */
    public Optional<Endpoint> sender() {
        return request()
                .flatMap(ObservedMessage::source)
                .or(() -> responses.stream().findFirst().flatMap(ObservedMessage::destination));
    }

    /** The node that should answer. */
    public Optional<Endpoint> receiver() {
        return request()
                .flatMap(ObservedMessage::destination)
                .or(() -> responses.stream().findFirst().flatMap(ObservedMessage::source));
    }

    /** Both ends, the sender of the request first; empty where one of them is not known. */
    Optional<String> hop() {
        return sender().flatMap(from -> receiver().map(to -> from + "|" + to + '|'));
    }

    public Optional<String> transport() {
        return first().observation()
                .transport()
                .or(() -> first().message().topVia().map(via -> via.transport()))
                .map(name -> name.toLowerCase(java.util.Locale.ROOT));
    }

    /**
     * How often a message came again in one and the same view. A copy within a few milliseconds is the observer's own
     * (mirror port, shipped twice). Messages that name no transaction are repetitions only as far as their times are those
     * of the timers.
     */
    public static int repeats(List<ObservedMessage> same) {
        int most =
                views(same).values().stream().mapToInt(Repetition::count).max().orElse(0);
        return Math.max(0, most - 1);
    }

    private static Map<String, List<ObservedMessage>> views(List<ObservedMessage> same) {
        Map<String, List<ObservedMessage>> views = new LinkedHashMap<>();
        for (ObservedMessage message : same) {
            List<ObservedMessage> view =
                    views.computeIfAbsent(message.observation().view(), key -> new ArrayList<>());
            boolean copy = !view.isEmpty()
                    && view.get(view.size() - 1)
                            .until(message)
                            .filter(d -> d.compareTo(COPY) < 0)
                            .isPresent();
            if (!copy) {
                view.add(message);
            }
        }
        return views;
    }
}
