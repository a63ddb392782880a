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

    /** The calls in the order of their first message; messages without a Call-ID are a call of their own. */
    public static List<Call> assemble(List<ObservedMessage> messages) {
        Map<String, List<ObservedMessage>> byCallId = new LinkedHashMap<>();
        for (ObservedMessage message : inOrder(messages)) {
            byCallId.computeIfAbsent(message.message().callId().orElse(""), id -> new ArrayList<>())
                    .add(message);
        }
        List<Call> calls = new ArrayList<>();
        byCallId.forEach((callId, ofCall) -> calls.add(call(callId, ofCall)));
        return calls;
    }

    private static List<ObservedMessage> inOrder(List<ObservedMessage> messages) {
        List<ObservedMessage> ordered = new ArrayList<>(messages);
        boolean timed = messages.stream().allMatch(m -> m.at().isPresent());
        ordered.sort(
                timed ? ObservedMessage.ORDER : java.util.Comparator.comparingInt(ObservedMessage::position));
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
        return new Call(callId, kind, messages, attempts, later);
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
        // An ACK or CANCEL whose INVITE was not seen says nothing by itself.
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
        if (kind == Kind.SUBSCRIPTION && !before.isEmpty() && !before.get(0).method().equals(exchange.method())) {
            return false;
        }
        Optional<Boolean> initial = exchange.isInitial();
        boolean answeredBefore = before.stream().anyMatch(Exchange::isSuccessful);
        boolean sameSide = before.isEmpty() || before.get(0).fromTag().equals(exchange.fromTag());
        return initial.orElse(sameSide && !answeredBefore);
    }
}
