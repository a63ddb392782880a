// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One request of a ladder on one hop, and what was answered there. */
final class LadderHop {
    /** @param order of the last time it was sent, among everything in the ladder */
    record Reply(int order, int code, SipText text, List<Field> given) {
        String toTag() {
            return SipText.tag(text.first("To").orElse(""));
        }
    }

    final int order;
    final LadderDialog dialog;
    final String method;
    final LadderLine line;
    final SipText request;
    private final Optional<LadderHop> parent;
    private final List<LadderHop> children = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();

    LadderHop(
            int order,
            LadderDialog dialog,
            String method,
            LadderLine line,
            SipText request,
            Optional<LadderHop> parent) {
        this.order = order;
        this.dialog = dialog;
        this.method = method;
        this.line = line;
        this.request = request;
        this.parent = parent;
        parent.ifPresent(upstream -> upstream.children.add(this));
    }

    String from() {
        return line.from();
    }

    String to() {
        return line.to();
    }

    boolean runs(String sender, String receiver) {
        return from().equals(sender) && to().equals(receiver);
    }

    boolean isBetween(String one, String other) {
        return runs(one, other) || runs(other, one);
    }

    String transport() {
        return line.field("Transport").orElse("udp");
    }

    /** The number of the CSeq; empty where a line replaced it by something that is none. */
    Optional<Integer> number() {
        return request.first("CSeq")
                .map(value -> value.split(" ")[0])
                .filter(number -> number.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    String uri() {
        return request.startLine().split(" ")[1];
    }

    LadderHop root() {
        return parent.map(LadderHop::root).orElse(this);
    }

    boolean isForwarded() {
        return parent.isPresent();
    }

    boolean isOpen() {
        return finalReply().isEmpty();
    }

    Optional<Reply> finalReply() {
        return replies.stream().filter(reply -> reply.code() >= 200).max(Comparator.comparingInt(Reply::order));
    }

    Optional<Reply> reply(int code) {
        return replies.stream().filter(reply -> reply.code() == code).max(Comparator.comparingInt(Reply::order));
    }

    /** The newest response of this code that came back from further down. */
    Optional<Reply> relayed(int code) {
        return children.stream()
                .flatMap(child -> child.reply(code).stream())
                .filter(reply -> reply.code() != 100)
                .max(Comparator.comparingInt(Reply::order));
    }

    /** Notes a response, or that it was sent again. */
    void replied(Reply reply) {
        replies.removeIf(other -> other.text() == reply.text());
        replies.add(reply);
    }
}
