// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Sdp;

/**
 * {@code media_security: {offered: secure, taken: plain}}: whether offer and callee want encrypted media (SAVP, RFC 3711
 * and RFC 5764) or plain ones (AVP). What the callee takes is known only from a session description of its own.
 */
record MediaSecurity(String offered, String taken) implements Clause {
    private static final List<String> KINDS = List.of("secure", "plain", "unknown");

    static MediaSecurity read(Section section) {
        MediaSecurity read = new MediaSecurity(section.oneOf("offered", KINDS), section.oneOf("taken", KINDS));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        boolean holds = offered.equals(kind(story.request())) && taken.equals(kind(story.finalResponse()));
        if (!holds) {
            return Optional.empty();
        }
        Map<String, Witness> cited = new HashMap<>();
        story.request().ifPresent(m -> cited.put("offer", m));
        return Optional.of(cited);
    }

    private static String kind(Optional<ObservedMessage> message) {
        List<String> protos =
                message.flatMap(m -> m.message().sdp()).map(Sdp::protos).orElse(List.of());
        if (protos.isEmpty()) {
            return "unknown";
        }
        return protos.stream().anyMatch(proto -> proto.contains("SAVP")) ? "secure" : "plain";
    }
}
