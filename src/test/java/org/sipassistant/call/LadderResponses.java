// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sipassistant.call.LadderLine.Start.Answer;
import org.sipassistant.call.LadderLine.Start.Request;

/** Writes responses: repeated, relayed from further down, or the node's own. */
final class LadderResponses {
    private final LadderHistory history;
    private final LadderRequests requests;

    LadderResponses(LadderHistory history, LadderRequests requests) {
        this.history = history;
        this.requests = requests;
    }

    LadderWriter.Written write(LadderLine line, Answer answer) {
        LadderHop hop = answeredHop(line, answer);
        int order = history.nextOrder();
        String startLine = "SIP/2.0 " + answer.code() + " " + answer.phrase();
        Optional<LadderHop.Reply> before = hop.reply(answer.code())
                .filter(reply -> reply.text().startLine().equals(startLine));
        Optional<LadderHop.Reply> relayed = hop.relayed(answer.code());
        SipText text;
        if (before.isPresent() && isRepeated(line, before.get(), relayed)) {
            text = before.get().text();
        } else {
            text = relayed.map(reply -> reply.text().copy(startLine))
                    .orElseGet(() -> own(line, answer, hop, startLine));
            relayed.ifPresent(reply -> text.removeTopVia());
            text.with(line.fields(), history.address(line.from()));
        }
        LadderHop.Reply reply = new LadderHop.Reply(order, answer.code(), text, line.fields());
        hop.replied(reply);
        hop.dialog.answered(hop, answer.code(), reply.toTag());
        return new LadderWriter.Written(text.toString(), hop.transport());
    }

    private static boolean isRepeated(LadderLine line, LadderHop.Reply before, Optional<LadderHop.Reply> relayed) {
        boolean same = line.fields().isEmpty() || line.fields().equals(before.given());
        return same
                && relayed.filter(reply -> !reply.toTag().equals(before.toTag()))
                        .isEmpty();
    }

    private LadderHop answeredHop(LadderLine line, Answer answer) {
        // RFC 3261 section 9.2: a CANCEL gets 200 or 481, so nothing else is meant for it.
        boolean mayBeCancel = answer.code() == 200 || answer.code() == 481;
        Predicate<LadderHop> here = hop -> hop.runs(line.to(), line.from())
                && !hop.method.equals("ACK")
                && answer.method().map(hop.method::equals).orElse(mayBeCancel || !hop.method.equals("CANCEL"));
        return history.newest(here.and(LadderHop::isOpen))
                .or(() -> history.newest(here))
                .orElseGet(() -> unseen(line, answer));
    }

    /** A response whose request the ladder does not show. */
    private LadderHop unseen(LadderLine line, Answer answer) {
        Request request = new Request(
                answer.method()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "ladder line [" + line.text() + "] answers nothing and names no method")),
                Optional.empty());
        List<Field> given = line.fields().stream()
                .filter(field -> field.is("Call-ID") || field.is("CSeq") || field.is("From"))
                .toList();
        LadderLine before = new LadderLine(line.text(), line.time(), line.to(), line.from(), request, given);
        return requests.unseen(before, request);
    }

    private SipText own(LadderLine line, Answer answer, LadderHop hop, String startLine) {
        SipText text = new SipText(startLine);
        hop.request.all("Via").forEach(via -> text.add("Via", via));
        hop.request.first("From").ifPresent(value -> text.add("From", value));
        hop.request.first("To").ifPresent(value -> text.add("To", answeredTo(value, answer, line)));
        hop.request.first("Call-ID").ifPresent(value -> text.add("Call-ID", value));
        hop.request.first("CSeq").ifPresent(value -> text.add("CSeq", value));
        contact(line, answer, hop).ifPresent(value -> text.add("Contact", value));
        return text;
    }

    private static String answeredTo(String to, Answer answer, LadderLine line) {
        return answer.code() == 100 || to.contains(";tag=") ? to : to + ";tag=tag-" + line.from();
    }

    private Optional<String> contact(LadderLine line, Answer answer, LadderHop hop) {
        boolean success = answer.code() / 100 == 2;
        if (hop.method.equals("REGISTER")) {
            return success ? hop.request.first("Contact").map(value -> value + ";expires=3600") : Optional.empty();
        }
        boolean opens = hop.method.equals("INVITE") && answer.code() > 100 && answer.code() < 300;
        if (!opens && !(success && List.of("SUBSCRIBE", "REFER", "UPDATE").contains(hop.method))) {
            return Optional.empty();
        }
        boolean byCallee = hop.dialog.isCaller(hop.root().from());
        return Optional.of("<sip:" + hop.dialog.userOf(!byCallee) + "@" + history.address(line.from()) + ":5060>");
    }
}
