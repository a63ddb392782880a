// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Via;

/** Sorts messages of one Call-ID into transactions (RFC 3261 sections 17.1.3 and 17.2.3). */
final class Transactions {
    /** What every branch of RFC 3261 begins with; alone it identifies nothing. */
    private static final String COOKIE = "z9hG4bK";

    private final Map<String, Transaction> byKey = new LinkedHashMap<>();
    private final Map<String, Integer> rounds = new HashMap<>();

    private Transactions() {}

    static List<Transaction> of(List<ObservedMessage> messages) {
        Transactions transactions = new Transactions();
        messages.forEach(transactions::add);
        transactions.pairBare();
        transactions.pairStrays();
        transactions.pairFirstLines();
        return List.copyOf(transactions.byKey.values());
    }

    private void add(ObservedMessage message) {
        String method = message.message().method();
        if (LooseAnswers.isLoose(message.message())) {
            Optional<Transaction> open = asked(message.message());
            if (open.isPresent()) {
                open.get().add(message);
                return;
            }
        }
        String place = place(message);
        Transaction refused = method.equals("ACK") ? byKey.get(place + "INVITE") : null;
        if (refused != null
                && refused.finalResponse()
                        .filter(m -> m.message().statusCode() < 300)
                        .isEmpty()) {
            // RFC 3261 section 17.1.1.3: the ACK of a refusal has the branch of its INVITE.
            refused.add(message);
            return;
        }
        String key = place + method;
        int round = round(message, key);
        byKey.computeIfAbsent(round == 0 ? key : key + round, k -> new Transaction(method, round))
                .add(message);
    }

    /**
     * Gives a response of an unknown branch to the request it must belong to: the only one with this CSeq, which has no
     * response, where no node lies between. Branches and tags are what people change when they hide addresses, and headers
     * are what they cut.
     */
    private void pairStrays() {
        Map<String, List<Transaction>> byRequest = byKey.values().stream()
                .filter(Transactions::isDirect)
                .collect(Collectors.groupingBy(t -> t.method() + '|' + t.number()));
        for (List<Transaction> alike : byRequest.values()) {
            List<Transaction> strays =
                    alike.stream().filter(Transactions::isStray).toList();
            List<Transaction> waiting =
                    alike.stream().filter(t -> t.responses().isEmpty()).toList();
            if (strays.size() == 1 && waiting.size() == 1) {
                strays.get(0).responses().forEach(waiting.get(0)::add);
                byKey.values().remove(strays.get(0));
            }
        }
    }

    /**
     * Gives responses that carry no Via to the request they must belong to: the only one with their CSeq that went the other
     * way between the same two nodes. A proxy takes its own Via off and passes on what is left, even nothing.
     */
    private void pairBare() {
        Map<String, List<Transaction>> asked = byKey.values().stream()
                .filter(t -> t.request().isPresent() && t.hop().isPresent())
                .collect(Collectors.groupingBy(Transactions::request));
        List<Transaction> bare = byKey.values().stream()
                .filter(t -> t.requests().isEmpty() && t.hop().isPresent())
                .filter(t -> t.responses().stream()
                        .noneMatch(m -> m.message().topVia().isPresent()))
                .toList();
        Set<Transaction> paired = new HashSet<>();
        for (Transaction stray : bare) {
            List<Transaction> alike = asked.getOrDefault(request(stray), List.of());
            if (alike.size() == 1 && !stray.responses().isEmpty()) {
                stray.responses().forEach(alike.get(0)::add);
                paired.add(stray);
            }
        }
        byKey.values().removeAll(paired);
    }

    /** Gives a request of which a log holds the first line alone the responses of its method that lack one, where both are one. */
    private void pairFirstLines() {
        Map<String, List<Transaction>> bare = byKey.values().stream()
                .filter(Transactions::isFirstLine)
                .collect(Collectors.groupingBy(Transaction::method));
        if (bare.isEmpty()) {
            return;
        }
        Map<String, List<Transaction>> strays = byKey.values().stream()
                .filter(t -> t.requests().isEmpty())
                .collect(Collectors.groupingBy(Transaction::method));
        Set<Transaction> paired = new HashSet<>();
        bare.forEach((method, requests) -> {
            List<Transaction> answers = strays.getOrDefault(method, List.of());
            if (requests.size() == 1 && answers.size() == 1) {
                answers.get(0).responses().forEach(requests.get(0)::add);
                paired.add(answers.get(0));
            }
        });
        byKey.values().removeAll(paired);
    }

    private static boolean isFirstLine(Transaction transaction) {
        return transaction.responses().isEmpty()
                && transaction.requests().stream()
                        .map(ObservedMessage::message)
                        .allMatch(m -> m.cseq().isEmpty() && m.vias().isEmpty());
    }

    private static String request(Transaction transaction) {
        return transaction.hop().orElse("") + transaction.method() + '|' + transaction.number();
    }

    private static boolean isStray(Transaction transaction) {
        boolean cut = !transaction.responses().isEmpty()
                && transaction.responses().get(0).message().vias().isEmpty();
        return transaction.requests().isEmpty()
                && (cut || transaction.finalResponse().isPresent());
    }

    /** Whether its messages went from end to end, as far as they show: at most one Via, and a CSeq to know them by. */
    private static boolean isDirect(Transaction transaction) {
        SipMessage message = transaction.first().message();
        return message.cseq().isPresent() && message.vias().size() < 2;
    }

    /** How many requests like this one had got their final response before it, where only start lines can tell. */
    private int round(ObservedMessage message, String key) {
        if (message.message().cseq().isPresent()) {
            return 0;
        }
        int round = rounds.getOrDefault(key, 0);
        Transaction last = byKey.get(round == 0 ? key : key + round);
        boolean isOver = last != null
                && message.message().isRequest()
                && last.finalResponse().isPresent();
        if (isOver) {
            rounds.put(key, ++round);
        }
        return round;
    }

    /**
     * Whom a response without CSeq answers: of the requests of its method the one with its branch, else the last one that
     * still waits, else the last one.
     */
    private Optional<Transaction> asked(SipMessage response) {
        Optional<String> branch = response.topVia().flatMap(Via::branch);
        Optional<Transaction> asked = Optional.empty();
        int best = 0;
        for (Transaction transaction : byKey.values()) {
            boolean same = branch.isPresent()
                    && transaction
                            .first()
                            .message()
                            .topVia()
                            .flatMap(Via::branch)
                            .equals(branch);
            int fit = (same ? 4 : 0) + (transaction.finalResponse().isEmpty() ? 2 : 0) + 1;
            boolean possible = response.method().isEmpty()
                    ? fit > 1 && !transaction.method().equals("ACK")
                    : transaction.method().equals(response.method());
            if (possible && fit >= best) {
                best = fit;
                asked = Optional.of(transaction);
            }
        }
        return asked;
    }

    /** The hop and the request: the top branch, or what comes next to it where there is none. */
    private static String place(ObservedMessage observed) {
        SipMessage message = observed.message();
        Optional<Via> via = message.topVia();
        Optional<String> branch =
                via.flatMap(Via::branch).filter(b -> b.length() > COOKIE.length() || !b.startsWith(COOKIE));
        if (branch.isPresent()) {
            return branch.get() + '|' + message.cseq().map(c -> c.number()).orElse(0L) + '|';
        }
        String source = observed.source().map(Endpoint::toString).orElse("");
        String destination = observed.destination().map(Endpoint::toString).orElse("");
        String hop = source.compareTo(destination) < 0 ? source + '|' + destination : destination + '|' + source;
        return hop
                + '|'
                + message.cseq().map(c -> c.number()).orElse(0L)
                + '|'
                + message.fromTag().orElse("")
                + '|';
    }
}
