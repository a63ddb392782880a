// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.message.SipMessage;

/** Puts messages together to calls. Stateless; the time is linear in the number of messages but for their sorting. */
public final class CallAssembler {

    private CallAssembler() {}

    /** The calls in the order of their first message; a message without a Call-ID belongs to the call of the one before. */
    public static List<Call> assemble(List<ObservedMessage> messages) {
        Map<String, List<ObservedMessage>> byCallId = new LinkedHashMap<>();
        String before = "";
        for (ObservedMessage message : inOrder(messages)) {
            // A lone start line of an excerpt names no call: it belongs to what stands before it.
            String callId = message.message().callId().orElse(before);
            byCallId.computeIfAbsent(callId, id -> new ArrayList<>()).add(message);
            before = callId;
        }
        List<Call> calls = new ArrayList<>();
        byCallId.forEach((callId, ofCall) -> calls.add(call(callId, ofCall)));
        return calls;
    }

    /** The same, with the log lines that speak of the calls; lines that speak of no call seen are a call of their own. */
    public static List<Call> assemble(List<ObservedMessage> messages, List<ObservedEvent> events) {
        return EventAssignment.assign(assemble(messages), events);
    }

    private static List<ObservedMessage> inOrder(List<ObservedMessage> messages) {
        List<ObservedMessage> ordered = new ArrayList<>(messages);
        boolean timed = messages.stream().allMatch(m -> m.at().isPresent());
        ordered.sort(timed ? ObservedMessage.ORDER : java.util.Comparator.comparingInt(ObservedMessage::position));
        return ordered;
    }

    private static Call call(String callId, List<ObservedMessage> messages) {
        List<Transaction> transactions = Transactions.of(messages);
        List<Exchange> exchanges = exchanges(transactions);
        exchanges.forEach(exchange -> Hops.link(exchange.transactions()));
        Kind kind = kind(exchanges);
        List<Exchange> attempts = new ArrayList<>();
        List<Exchange> later = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            (isAttempt(exchange, kind, attempts) ? attempts : later).add(exchange);
        }
        return new Call(callId, kind, messages, attempts, later, List.of());
    }

    private static List<Exchange> exchanges(List<Transaction> transactions) {
        Map<String, Exchange> exchanges = new LinkedHashMap<>();
        for (Transaction transaction : transactions) {
            SipMessage message = transaction.first().message();
            String method = switch (transaction.method()) {
                case "ACK", "CANCEL" -> "INVITE";
                default -> transaction.method();
            };
            long cseq = message.cseq().map(c -> c.number()).orElse(0L);
            String tag = message.fromTag().orElse("");
            exchanges
                    .computeIfAbsent(method + ' ' + cseq + ' ' + tag, key -> new Exchange(method, cseq, tag))
                    .add(transaction);
        }
        // An ACK whose INVITE was not seen says nothing by itself.
        return exchanges.values().stream().filter(e -> !e.isEmpty()).toList();
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

    private static boolean isAttempt(Exchange exchange, Kind kind, List<Exchange> before) {
        if (Kind.of(exchange.method()) != kind || kind == Kind.FRAGMENT) {
            return false;
        }
        if (kind == Kind.SUBSCRIPTION
                && !before.isEmpty()
                && !before.get(0).method().equals(exchange.method())) {
            return false;
        }
        Optional<Boolean> initial = exchange.isInitial();
        boolean answeredBefore = before.stream().anyMatch(Exchange::isSuccessful);
        boolean sameSide = before.isEmpty() || before.get(0).fromTag().equals(exchange.fromTag());
        return initial.orElse(sameSide && !answeredBefore);
    }
}
