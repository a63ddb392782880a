// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SdpMedia;

/**
 * {@code media_security: {offered: secure, taken: plain}}: whether offer and callee want encrypted media (SAVP, RFC 3711
 * and RFC 5764) or plain ones (AVP). What the callee takes is known only from a session description of its own;
 * {@code either} is one that has streams of both kinds.
 *
 * @param offered an empty list asks nothing
 * @param taken an empty list asks nothing
 * @param toBrowser whether the request is for a client in a browser, by its made-up host or its WebSocket (RFC 7118 section 5)
 */
record MediaSecurity(List<String> offered, List<String> taken, Optional<Boolean> toBrowser) implements Clause {
    private static final List<String> KINDS = List.of("secure", "plain", "either", "unknown");

    static MediaSecurity read(Section section) {
        MediaSecurity read = new MediaSecurity(
                section.textsOf("offered", KINDS), section.textsOf("taken", KINDS), Clause.flag(section, "to_browser"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> offer = offer(story);
        boolean holds = isOneOf(offered, offer)
                && isOneOf(taken, story.finalResponse())
                && Clause.is(
                        toBrowser,
                        story.request().filter(MediaSecurity::isToBrowser).isPresent());
        if (!holds) {
            return Optional.empty();
        }
        Map<String, Witness> cited = new HashMap<>();
        offer.ifPresent(m -> cited.put("offer", m));
        return Optional.of(cited);
    }

    /** What the node that decided was offered: a server in between may offer something else than it got. */
    private static Optional<ObservedMessage> offer(Story story) {
        return story.hop()
                .flatMap(Transaction::request)
                .filter(m -> m.message().sdp().isPresent())
                .or(story::request);
    }

    private static boolean isToBrowser(ObservedMessage request) {
        return request.message().startLine() instanceof RequestLine line && BrowserClient.isAt(line.uri());
    }

    private static boolean isOneOf(List<String> kinds, Optional<ObservedMessage> message) {
        return kinds.isEmpty() || kinds.contains(kind(message));
    }

    private static String kind(Optional<ObservedMessage> message) {
        List<SdpMedia> streams = message.flatMap(m -> m.message().sdp()).map(Sdp::media).orElse(List.of()).stream()
                .filter(media -> media.proto().contains("AVP"))
                .toList();
        if (streams.isEmpty()) {
            return "unknown";
        }
        if (streams.stream().allMatch(MediaSecurity::isSecure)) {
            return "secure";
        }
        return streams.stream().noneMatch(media -> isSecure(media) || media.crypto()) ? "plain" : "either";
    }

    private static boolean isSecure(SdpMedia media) {
        return media.proto().contains("SAVP");
    }
}
