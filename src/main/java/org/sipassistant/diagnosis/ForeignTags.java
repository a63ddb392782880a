// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.SipMessage;

/** Whether a request bears the tags of no dialog that its call made: whoever wrote it made them up (RFC 3261 section 12.2.1.1). */
final class ForeignTags {
    private static final String INVITE = "INVITE";
    private static final int TRYING = 100;
    private static final int REDIRECT = 300;

    private ForeignTags() {}

    /** False where no answer to the INVITE was seen, which names the tags. */
    static boolean are(ObservedMessage request, Story story) {
        SipMessage written = request.message();
        Optional<Set<String>> own = tags(written);
        List<Set<String>> dialogs = story.call().messages().stream()
                .map(ObservedMessage::message)
                .filter(m -> m.method().equals(INVITE) && m.statusCode() > TRYING && m.statusCode() < REDIRECT)
                .filter(m -> m.callId().equals(written.callId()))
                .flatMap(m -> tags(m).stream())
                .toList();
        return own.isPresent() && !dialogs.isEmpty() && !dialogs.contains(own.get());
    }

    /** Those of both sides, whoever writes; empty where one is missing. */
    private static Optional<Set<String>> tags(SipMessage message) {
        return message.fromTag()
                .flatMap(from -> message.toTag().filter(to -> !to.equals(from)).map(to -> Set.of(from, to)));
    }
}
