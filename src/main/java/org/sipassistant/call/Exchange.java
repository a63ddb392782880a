// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One request of one user agent on all the hops it was seen on: the same method, CSeq number and From tag. Its CANCELs
 * and the ACKs of its 2xx belong to it.
 */
public final class Exchange {
    private final String method;
    private final long cseq;
    private final String fromTag;
    private final Set<String> legTags = new LinkedHashSet<>();
    private final Set<Transaction> transactions = new LinkedHashSet<>();
    private final List<Transaction> cancels = new ArrayList<>();
    private final List<Transaction> acks = new ArrayList<>();

    Exchange(String method, long cseq, String fromTag) {
        this.method = method;
        this.cseq = cseq;
        this.fromTag = fromTag;
    }

    void add(Transaction transaction) {
        switch (transaction.method()) {
            case "CANCEL" -> cancels.add(transaction);
            case "ACK" -> acks.add(transaction);
            default -> transactions.add(transaction);
        }
    }

    /**
     * Takes in what a B2BUA made of the same request under another From tag, and perhaps another Call-ID. The other
     * exchange stays as it is, but its first hops are now behind one of this.
     */
    void absorb(Exchange leg, Transaction from) {
        leg.roots().forEach(root -> root.forwardedFrom(from));
        transactions.addAll(leg.transactions);
        cancels.addAll(leg.cancels);
        acks.addAll(leg.acks);
        legTags.add(leg.fromTag);
        legTags.addAll(leg.legTags);
    }

    /** Whether this side of the request writes this From tag, on whatever leg. */
    public boolean hasFromTag(String tag) {
        return fromTag.equals(tag) || legTags.contains(tag);
    }

    public String method() {
        return method;
    }

    public long cseq() {
        return cseq;
    }

    public String fromTag() {
        return fromTag;
    }

    /** Every hop of the request, in the order seen; never the ACKs and CANCELs. */
    public List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    public List<Transaction> cancels() {
        return List.copyOf(cancels);
    }

    /** The ACKs of a 2xx, one per hop. */
    public List<Transaction> acks() {
        return List.copyOf(acks);
    }

    /** The hops on which the request started; more than one where the sender tried several targets itself. */
    public List<Transaction> roots() {
        return transactions.stream()
                .filter(t -> t.upstream().filter(transactions::contains).isEmpty())
                .toList();
    }

    boolean has(Transaction hop) {
        return transactions.contains(hop);
    }

    /** Whether nothing but ACKs was seen of it. */
    public boolean isEmpty() {
        return transactions.isEmpty() && cancels.isEmpty();
    }

    /** The first message that was seen, of the request itself where it was. */
    public ObservedMessage first() {
        return (transactions.isEmpty()
                        ? cancels.get(0)
                        : transactions.iterator().next())
                .first();
    }

    public Optional<ObservedMessage> request() {
        return roots().stream()
                .flatMap(t -> t.request().stream())
                .findFirst()
                .or(() ->
                        transactions.stream().flatMap(t -> t.request().stream()).findFirst());
    }

    /** Whether the request opens a dialog or stands alone: it has no To tag. Empty where no request was seen. */
    public Optional<Boolean> isInitial() {
        return request().map(m -> m.message().toTag().isEmpty());
    }

    /** What the sender was told in the end: a 2xx if there was one, else the last final response. */
    public Optional<ObservedMessage> finalAtSender() {
        List<ObservedMessage> finals =
                roots().stream().flatMap(t -> t.finalResponse().stream()).toList();
        return finals.stream()
                .filter(m -> m.message().statusCode() / 100 == 2)
                .findFirst()
                .or(() -> finals.stream().reduce((earlier, later) -> later));
    }

    /**
     * The final response as far as it was seen: what the sender was told, or, where not one response of the sender's own
     * hop was seen, what decided further on. A node that logs only what it receives shows no more.
     */
    public Optional<ObservedMessage> finalResponse() {
        boolean hidden = roots().stream().allMatch(t -> t.responses().isEmpty());
        return finalAtSender().or(() -> hidden ? Decision.of(this).flatMap(Decision::response) : Optional.empty());
    }

    /** The first response between two codes on any hop. */
    public Optional<ObservedMessage> response(int from, int to) {
        return transactions.stream()
                .flatMap(t -> t.responses().stream())
                .filter(m -> m.message().statusCode() >= from && m.message().statusCode() <= to)
                .min(ObservedMessage.ORDER);
    }

    /** Whether nothing but the request was seen, and that only once: the material ends with it. */
    boolean isOpenEnd() {
        return cancels.isEmpty()
                && transactions.stream().allMatch(t -> t.responses().isEmpty() && t.requestRetransmissions() == 0);
    }

    /** Whether the sender got a 2xx; where its hop was not seen, whether any hop did. */
    public boolean isSuccessful() {
        return finalAtSender()
                .map(m -> m.message().statusCode() / 100 == 2)
                .orElseGet(() -> response(200, 299).isPresent());
    }
}
