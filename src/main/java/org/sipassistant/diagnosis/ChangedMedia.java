// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code changed_media: other_codec}: what the last accepted change of an answered call, a re-INVITE or an UPDATE, made of its
 * offer. {@code other_codec}, {@code other_profile} and {@code unkeyed} are those of {@link AnsweredMedia}.
 */
record ChangedMedia(AnsweredMedia fit) implements Clause {
    private static final Set<String> CHANGING = Set.of("INVITE", "UPDATE");

    static ChangedMedia read(Section entry) {
        return new ChangedMedia(
                new AnsweredMedia(entry.oneOf("changed_media", List.of("other_codec", "other_profile", "unkeyed"))));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return last(story)
                .filter(e -> fit.isSo(e.request(), e.finalResponse()))
                .map(e -> Map.of(
                        "change.offer", e.request().orElseThrow(),
                        "change.answer", e.finalResponse().orElseThrow()));
    }

    /** The last change that was asked for with a session description and accepted with one. */
    static Optional<Exchange> last(Story story) {
        return story.later().stream()
                .filter(e -> CHANGING.contains(e.method()) && isDescribed(e))
                .reduce((earlier, last) -> last);
    }

    private static boolean isDescribed(Exchange exchange) {
        return exchange.request().filter(ChangedMedia::isDescribed).isPresent()
                && exchange.finalResponse()
                        .filter(m -> m.message().statusCode() / 100 == 2 && isDescribed(m))
                        .isPresent();
    }

    private static boolean isDescribed(ObservedMessage message) {
        return message.message().sdp().isPresent();
    }
}
