// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.SipMessage;

/** Shows that there was an answer which the material does not hold: its sender went on as only an answer lets it. */
final class UnseenAnswer {
    /** What is sent within an early dialog, which any response with a tag begins (RFC 3262, RFC 3311). */
    private static final Set<String> EARLY = Set.of("PRACK", "UPDATE");

    private UnseenAnswer() {}

    /**
     * A request that only a response that was not seen can have led to: an ACK, one that carries a To tag that none of those
     * that were seen gave (a BYE one that no final response gave), or credentials in answer to a challenge. Empty where the
     * sender's own final response was seen.
     */
    static Optional<ObservedMessage> proof(Story story) {
        if (story.told().isPresent()) {
            return Optional.empty();
        }
        Set<String> early = tagsGiven(story, SipMessage::isResponse);
        Set<String> settled = tagsGiven(story, SipMessage::isFinal);
        boolean refused =
                story.call().messages().stream().anyMatch(m -> m.message().isFinal());
        return story.call().messages().stream()
                .filter(m -> m.message().isRequest() && story.isFromCaller(m))
                .filter(m -> m.message()
                                .toTag()
                                .filter(tag -> !(EARLY.contains(m.message().method()) ? early : settled).contains(tag))
                                .isPresent()
                        || (!refused && m.message().method().equals("ACK")))
                .findFirst()
                .or(() -> story.challenges().unseen().answers().stream().findFirst());
    }

    private static Set<String> tagsGiven(Story story, Predicate<SipMessage> response) {
        return story.call().messages().stream()
                .filter(m -> response.test(m.message()))
                .flatMap(m -> m.message().toTag().stream())
                .collect(Collectors.toSet());
    }
}
