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
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SdpMedia;

/**
 * {@code answered_media: refused}: what the 2xx makes of the offer. {@code refused}: the port of every stream is zero;
 * {@code miscounted}: it has another number of media lines than the offer (RFC 3264 section 6).
 */
record AnsweredMedia(String kind) implements Clause {

    static AnsweredMedia read(Section entry) {
        return new AnsweredMedia(entry.oneOf("answered_media", List.of("refused", "miscounted")));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> offer = story.hop().flatMap(Transaction::request);
        Optional<ObservedMessage> answer =
                story.finalResponse().filter(m -> m.message().statusCode() / 100 == 2);
        List<SdpMedia> offered = media(offer);
        List<SdpMedia> answered = media(answer);
        boolean holds = kind.equals("refused")
                ? answered.stream().allMatch(media -> media.port() == 0)
                : offered.size() != answered.size();
        if (offered.isEmpty() || answered.isEmpty() || !holds) {
            return Optional.empty();
        }
        Map<String, Witness> cited = new HashMap<>();
        offer.ifPresent(m -> cited.put("offer", m));
        answer.ifPresent(m -> cited.put("final_response", m));
        return Optional.of(cited);
    }

    /** The streams that a message describes; none where the log cut it. */
    private static List<SdpMedia> media(Optional<ObservedMessage> message) {
        return message.filter(m -> !m.message().truncated())
                .flatMap(m -> m.message().sdp())
                .map(Sdp::media)
                .orElse(List.of());
    }
}
