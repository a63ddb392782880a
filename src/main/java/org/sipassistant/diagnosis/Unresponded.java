// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipUri;
import org.sipassistant.message.Via;

/**
 * {@code unresponded: {request: [REFER]}}: the material holds a request of such a method and no response to it. Weaker than
 * {@link InDialog} with its timers: the excerpt may end before the response.
 *
 * @param astray whether a node with a public address sent it to a private one (RFC 1918) or to itself
 */
record Unresponded(List<String> methods, Optional<Boolean> astray) implements Clause {

    static Unresponded read(Section section) {
        Unresponded read = new Unresponded(section.texts("request"), Clause.flag(section, "astray"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        List<ObservedMessage> messages = story.call().messages();
        return messages.stream()
                .filter(m ->
                        m.message().isRequest() && methods.contains(m.message().method()))
                .filter(m -> Clause.is(astray, isAstray(m)))
                .filter(m -> messages.stream().noneMatch(other -> isAnswer(other, m)))
                .findFirst()
                .map(m -> Map.of("silent.first", m));
    }

    private static boolean isAnswer(ObservedMessage message, ObservedMessage request) {
        Optional<CSeq> cseq = message.message().cseq();
        return !message.message().isRequest()
                && cseq.isPresent()
                && cseq.equals(request.message().cseq());
    }

    private static boolean isAstray(ObservedMessage request) {
        boolean inner = request.message().startLine() instanceof RequestLine line
                && Optional.of(line.uri())
                        .flatMap(SipUri::host)
                        .filter(PrivateAddress::isPrivate)
                        .isPresent();
        boolean arrived = request.source().isPresent() && request.destination().isEmpty();
        return inner
                && !arrived
                && request.message()
                        .topVia()
                        .map(Via::host)
                        .filter(host -> !PrivateAddress.isPrivate(host))
                        .isPresent();
    }
}
