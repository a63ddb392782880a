// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Exchange;
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
        return last(story).stream()
                .flatMap(e -> e.transactions().stream())
                .filter(hop -> fit.isSo(hop.request(), hop.finalResponse()))
                .findFirst()
                .map(hop -> Map.of(
                        "change.offer", hop.request().orElseThrow(),
                        "change.answer", hop.finalResponse().orElseThrow()));
    }

    /** The last change that was accepted; whatever was agreed on before it no longer counts. */
    static Optional<Exchange> last(Story story) {
        return story.later().stream()
                .filter(e -> CHANGING.contains(e.method()) && e.isSuccessful())
                .reduce((earlier, last) -> last);
    }
}
