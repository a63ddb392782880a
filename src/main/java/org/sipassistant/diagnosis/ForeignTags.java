// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.SipMessage;

/** Whether a request bears the tags of no dialog that its call made: whoever wrote it made them up (RFC 3261 section 12.2.1.1). */
final class ForeignTags {
    private static final String INVITE = "INVITE";
    private static final int HUNDRED = 100;
    private static final int SUCCESS = 2;

    private ForeignTags() {}

    /** False where no 2xx to the INVITE was seen between the same two nodes, which names the tags; others may have others. */
    static boolean are(ObservedMessage request, Story story) {
        SipMessage written = request.message();
        Optional<Set<String>> own = tags(written);
        List<Set<String>> dialogs = story.call().messages().stream()
                .filter(m -> isOnHopOf(m, request))
                .map(ObservedMessage::message)
                .filter(m -> m.method().equals(INVITE) && m.statusCode() / HUNDRED == SUCCESS)
                .filter(m -> m.callId().equals(written.callId()))
                .flatMap(m -> tags(m).stream())
                .toList();
        return own.isPresent() && !dialogs.isEmpty() && !dialogs.contains(own.get());
    }

    private static boolean isOnHopOf(ObservedMessage answer, ObservedMessage request) {
        return nodes(answer).equals(nodes(request));
    }

    private static Set<String> nodes(ObservedMessage message) {
        return Stream.of(message.source(), message.destination())
                .flatMap(Optional::stream)
                .map(Endpoint::host)
                .collect(Collectors.toSet());
    }

    /** Those of both sides, whoever writes; empty where one is missing. */
    private static Optional<Set<String>> tags(SipMessage message) {
        return message.fromTag()
                .flatMap(from -> message.toTag().filter(to -> !to.equals(from)).map(to -> Set.of(from, to)));
    }
}
