// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;

/** Puts messages together to calls. Stateless; the time is linear in the number of messages but for their sorting. */
public final class CallAssembler {

    private CallAssembler() {}

    /** The same where nothing is known of the nodes, and without log lines. */
    public static List<Call> assemble(List<ObservedMessage> messages) {
        return assemble(messages, List.of());
    }

    /** The same where nothing is known of the nodes. */
    public static List<Call> assemble(List<ObservedMessage> messages, List<ObservedEvent> events) {
        return assemble(messages, events, UnaryOperator.identity());
    }

    /**
     * The calls in the order of their first message, each with all its legs; a message without a Call-ID belongs to the
     * call of the one before.
     *
     * @param events log lines; those that speak of no call seen are a call of their own
     * @param nodes gives the addresses of one node the same name
     */
    public static List<Call> assemble(
            List<ObservedMessage> messages, List<ObservedEvent> events, UnaryOperator<String> nodes) {
        return withEvents(LegJoiner.join(byCallId(ClockSkew.corrected(messages)), nodes), events);
    }

    /** Calls with the log lines that speak of them; lines that speak of no call seen are a call of their own. */
    public static List<Call> withEvents(List<Call> calls, List<ObservedEvent> events) {
        return EventAssignment.assign(calls, events);
    }

    private static List<Call> byCallId(List<ObservedMessage> messages) {
        Map<String, List<ObservedMessage>> byCallId = new LinkedHashMap<>();
        String before = "";
        for (ObservedMessage message : inOrder(messages)) {
            // A lone start line of an excerpt names no call: it belongs to what stands before it.
            String callId = message.message().callId().orElse(before);
            byCallId.computeIfAbsent(callId, id -> new ArrayList<>()).add(message);
            before = callId;
        }
        giveBack(byCallId);
        List<Call> calls = new ArrayList<>();
        byCallId.forEach((callId, ofCall) -> runs(callId, ofCall).forEach(ofOne -> calls.add(call(callId, ofOne))));
        return calls;
    }

    /** First lines alone before a call are of it where it lacks its request, and they are requests to whom it went. */
    private static void giveBack(Map<String, List<ObservedMessage>> byCallId) {
        List<ObservedMessage> bare = byCallId.getOrDefault("", List.of());
        Optional<List<ObservedMessage>> behind = byCallId.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .map(Map.Entry::getValue)
                .findFirst();
        if (bare.isEmpty() || behind.isEmpty()) {
            return;
        }
        SipMessage answer = behind.get().getFirst().message();
        Optional<String> called = answer.to().flatMap(to -> to.uri().user());
        boolean requested = answer.isResponse()
                && called.isPresent()
                && bare.stream()
                        .allMatch(m -> m.message().startLine() instanceof RequestLine line
                                && line.method().equals(answer.method())
                                && line.uri().user().equals(called));
        if (requested) {
            behind.get().addAll(0, byCallId.remove(""));
        }
    }

    private static List<List<ObservedMessage>> runs(String callId, List<ObservedMessage> messages) {
        List<List<ObservedMessage>> parts = callId.isEmpty() ? Unnamed.split(messages) : List.of(messages);
        return parts.stream().flatMap(part -> Reuse.split(part).stream()).toList();
    }

    static List<ObservedMessage> inOrder(List<ObservedMessage> messages) {
        List<ObservedMessage> ordered = new ArrayList<>(messages);
        boolean timed = messages.stream().allMatch(m -> m.at().isPresent());
        ordered.sort(timed ? ObservedMessage.ORDER : java.util.Comparator.comparingInt(ObservedMessage::position));
        return timed ? Backwards.righted(ordered) : ordered;
    }

    private static Call call(String callId, List<ObservedMessage> seen) {
        List<ObservedMessage> messages = LooseAnswers.placed(seen);
        Optional<ObservedMessage> refusal = LooseAnswers.assumed(messages);
        if (refusal.isPresent()) {
            return loneRefusal(callId, messages, refusal.get());
        }
        List<Exchange> exchanges = Exchanges.of(Transactions.of(messages));
        Kind kind = kind(exchanges);
        List<Exchange> attempts = new ArrayList<>();
        List<Exchange> later = new ArrayList<>();
        boolean answered = false;
        for (Exchange exchange : exchanges) {
            boolean attempt = isAttempt(exchange, kind, attempts, answered);
            (attempt ? attempts : later).add(exchange);
            answered |= attempt && exchange.isSuccessful();
        }
        return new Call(callId, kind, messages, attempts, later, List.of());
    }

    /** A part of a call, of which the last refusal decides. */
    private static Call loneRefusal(String callId, List<ObservedMessage> messages, ObservedMessage refusal) {
        List<ObservedMessage> known = new ArrayList<>(messages);
        known.replaceAll(m -> m.position() == refusal.position() ? refusal : m);
        List<Exchange> refused = Exchanges.of(Transactions.of(List.of(refusal)));
        return new Call(callId, Kind.FRAGMENT, known, refused, List.of(), List.of());
    }

    private static Kind kind(List<Exchange> exchanges) {
        for (Exchange exchange : exchanges) {
            if (exchange.method().equals("INVITE")) {
                return Kind.CALL;
            }
        }
        return exchanges.stream()
                .map(e -> Kind.of(e.method()))
                .filter(kind -> kind != Kind.FRAGMENT)
                .findFirst()
                .orElse(Kind.FRAGMENT);
    }

    private static boolean isAttempt(Exchange exchange, Kind kind, List<Exchange> before, boolean answered) {
        if (Kind.of(exchange.method()) != kind || kind == Kind.FRAGMENT) {
            return false;
        }
        if (kind == Kind.SUBSCRIPTION
                && !before.isEmpty()
                && !before.get(0).method().equals(exchange.method())) {
            return false;
        }
        Optional<Boolean> initial = exchange.isInitial();
        boolean sameSide = before.isEmpty() || before.get(0).fromTag().equals(exchange.fromTag());
        return initial.orElse(sameSide && !answered);
    }
}
