// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sipassistant.call.LadderLine.Start.Request;

/** Writes requests: what was seen on the hops before tells whether one is repeated, forwarded or new. */
final class LadderRequests {
    private static final List<String> WITH_CONTACT =
            List.of("INVITE", "REGISTER", "SUBSCRIBE", "NOTIFY", "REFER", "UPDATE");

    private final LadderHistory history;

    LadderRequests(LadderHistory history) {
        this.history = history;
    }

    LadderWriter.Written write(LadderLine line, Request request) {
        history.nextOrder();
        return request.method().equals("ACK") ? ack(line, request) : written(hop(line, request));
    }

    /** The hop of a request that the ladder does not show. */
    LadderHop unseen(LadderLine line, Request request) {
        history.nextOrder();
        return hop(line, request);
    }

    private LadderHop hop(LadderLine line, Request request) {
        return request.method().equals("CANCEL") ? cancel(line) : send(line, request);
    }

    private static LadderWriter.Written written(LadderHop hop) {
        return new LadderWriter.Written(hop.request.toString(), hop.transport());
    }

    private LadderHop send(LadderLine line, Request request) {
        LadderDialog dialog = history.dialog(line, request.method());
        Optional<LadderHop> sent = history.newest(dialog, request.method(), hop -> hop.runs(line.from(), line.to()));
        Optional<LadderHop> received = received(line, request, dialog);
        if (sent.isPresent() && isRepeated(line, request, sent.get(), received)) {
            return sent.get();
        }
        return received.isPresent() ? forward(received.get(), line, request) : originate(dialog, line, request);
    }

    private static boolean isRepeated(LadderLine line, Request request, LadderHop sent, Optional<LadderHop> received) {
        if (line.field("CSeq").isPresent()) {
            return line.field("CSeq").equals(sent.request.first("CSeq"));
        }
        boolean same = line.fields().isEmpty() || line.fields().equals(sent.line.fields());
        boolean sameUri = request.uri().isEmpty() || request.uri().get().equals(sent.uri());
        boolean newer = received.isEmpty() || received.get().order < sent.order;
        return sent.isOpen() && same && sameUri && newer;
    }

    /** What the sender got from another node and did not answer yet. Two proxies may send an INVITE in circles. */
    private Optional<LadderHop> received(LadderLine line, Request request, LadderDialog dialog) {
        Predicate<LadderHop> open = hop -> hop.to().equals(line.from()) && hop.isOpen();
        Optional<LadderHop> other = history.newest(
                dialog, request.method(), open.and(hop -> !hop.from().equals(line.to())));
        Predicate<LadderHop> initial =
                hop -> SipText.tag(hop.request.first("To").orElse("")).isEmpty();
        return request.method().equals("INVITE")
                ? history.newest(
                        dialog,
                        "INVITE",
                        open.and(hop -> !hop.from().equals(line.to())).or(open.and(initial)))
                : other;
    }

    private LadderHop forward(LadderHop received, LadderLine line, Request request) {
        String uri = request.uri().orElse(received.uri());
        SipText text = received.request.copy(request.method() + " " + uri + " SIP/2.0");
        text.first("Max-Forwards")
                .filter(value -> value.matches("\\d+"))
                .ifPresent(value -> text.set("Max-Forwards", String.valueOf(Integer.parseInt(value) - 1)));
        text.addVia(history.via(line));
        text.with(line.fields(), history.address(line.from()));
        return history.add(
                new LadderHop(history.order(), received.dialog, request.method(), line, text, Optional.of(received)));
    }

    private LadderHop originate(LadderDialog dialog, LadderLine line, Request request) {
        String method = request.method();
        boolean callerSide = dialog.isCaller(line.from()) || carriedTheCall(dialog, line);
        String uri = request.uri().orElseGet(() -> dialog.uri(method, callerSide, history.address(line.to())));
        SipText text = new SipText(method + " " + uri + " SIP/2.0")
                .add("Via", history.via(line))
                .add("Max-Forwards", "70")
                .add("From", dialog.from(method, callerSide, line.from()))
                .add("To", dialog.to(method, callerSide, uri))
                .add("Call-ID", dialog.callId)
                .add("CSeq", dialog.nextCseq(callerSide) + " " + method);
        if (WITH_CONTACT.contains(method)) {
            text.add("Contact", "<sip:" + dialog.userOf(callerSide) + "@" + history.address(line.from()) + ":5060>");
        }
        text.with(line.fields(), history.address(line.from()));
        LadderHop hop = history.add(new LadderHop(history.order(), dialog, method, line, text, Optional.empty()));
        dialog.sent(hop, callerSide);
        return hop;
    }

    /** Whether the sender once passed the caller's INVITE to the same node: then it stands for the caller there. */
    private boolean carriedTheCall(LadderDialog dialog, LadderLine line) {
        return history.newest(
                        dialog,
                        "INVITE",
                        hop -> hop.runs(line.from(), line.to())
                                && hop.isForwarded()
                                && dialog.isCaller(hop.root().from()))
                .isPresent();
    }

    private LadderHop cancel(LadderLine line) {
        Predicate<LadderHop> here = hop -> hop.method.equals("INVITE") && hop.runs(line.from(), line.to());
        LadderHop invite = history.newest(here.and(LadderHop::isOpen))
                .or(() -> history.newest(here))
                .orElseThrow(
                        () -> new IllegalArgumentException("ladder line [" + line.text() + "] takes back nothing"));
        Optional<LadderHop> sent = history.newest(hop -> hop.method.equals("CANCEL")
                && hop.runs(line.from(), line.to())
                && hop.number().equals(invite.number()));
        if (sent.isPresent()) {
            return sent.get();
        }
        // RFC 3261 section 9.1: the branch of the INVITE, and no other Via
        SipText text = hopByHop("CANCEL", invite, invite.request).with(line.fields(), history.address(line.from()));
        return history.add(new LadderHop(
                history.order(), invite.dialog, "CANCEL", withTransport(line, invite), text, Optional.empty()));
    }

    private LadderWriter.Written ack(LadderLine line, Request request) {
        Predicate<LadderHop> closed = hop -> hop.method.equals("INVITE") && !hop.isOpen();
        Optional<LadderHop> here = history.newest(closed.and(hop -> hop.runs(line.from(), line.to())));
        Optional<LadderHop.Reply> refusal = here.flatMap(LadderHop::finalReply).filter(reply -> reply.code() >= 300);
        if (refusal.isPresent()) {
            // RFC 3261 section 17.1.1.3: the branch of the INVITE, the To of the response
            SipText text = hopByHop("ACK", here.get(), refusal.get().text());
            return new LadderWriter.Written(
                    text.with(line.fields(), history.address(line.from())).toString(),
                    here.get().transport());
        }
        return written(here.or(
                        () -> history.newest(closed.and(hop -> hop.root().from().equals(line.from()))))
                .or(() -> history.newest(hop -> hop.method.equals("INVITE")))
                .map(invite -> ackOfSuccess(line, request, invite))
                .orElseGet(() -> originate(history.dialog(line, "ACK"), line, request)));
    }

    private LadderHop ackOfSuccess(LadderLine line, Request request, LadderHop invite) {
        Predicate<LadderHop> same =
                hop -> hop.method.equals("ACK") && hop.number().equals(invite.number());
        Optional<LadderHop> sent = history.newest(same.and(hop -> hop.runs(line.from(), line.to())));
        if (sent.isPresent()
                && (line.fields().isEmpty()
                        || line.fields().equals(sent.get().line.fields()))) {
            return sent.get();
        }
        Optional<LadderHop> received = history.newest(
                same.and(hop -> hop.to().equals(line.from()) && !hop.from().equals(line.to())));
        if (received.isPresent()) {
            return forward(received.get(), withTransport(line, invite), request);
        }
        SipText answer = invite.finalReply().map(LadderHop.Reply::text).orElse(invite.request);
        SipText text = new SipText("ACK " + request.uri().orElse(invite.uri()) + " SIP/2.0")
                .add("Via", history.via(withTransport(line, invite)))
                .add("Max-Forwards", "70");
        copyDialog("ACK", invite, answer, text);
        text.with(line.fields(), history.address(line.from()));
        return history.add(new LadderHop(
                history.order(), invite.dialog, "ACK", withTransport(line, invite), text, Optional.empty()));
    }

    private static SipText hopByHop(String method, LadderHop invite, SipText to) {
        SipText text = new SipText(method + " " + invite.uri() + " SIP/2.0");
        invite.request.first("Via").ifPresent(text::addVia);
        text.add("Max-Forwards", "70");
        return copyDialog(method, invite, to, text);
    }

    private static SipText copyDialog(String method, LadderHop invite, SipText to, SipText text) {
        invite.request.first("From").ifPresent(value -> text.add("From", value));
        to.first("To").ifPresent(value -> text.add("To", value));
        invite.request.first("Call-ID").ifPresent(value -> text.add("Call-ID", value));
        invite.number().ifPresent(number -> text.add("CSeq", number + " " + method));
        return text;
    }

    /** ACK and CANCEL take the way of their INVITE. */
    private static LadderLine withTransport(LadderLine line, LadderHop invite) {
        if (line.field("Transport").isPresent()
                || invite.line.field("Transport").isEmpty()) {
            return line;
        }
        List<Field> fields = new ArrayList<>(line.fields());
        fields.add(new Field("Transport", invite.transport()));
        return new LadderLine(line.text(), line.time(), line.from(), line.to(), line.start(), fields);
    }
}
