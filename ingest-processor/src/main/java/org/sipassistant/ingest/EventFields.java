// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.StatusClass;

/** The ECS fields outside our own object: how it ended, when it came in, and which protocol it is. */
final class EventFields {

    private final Clock clock;

    EventFields(Clock clock) {
        this.clock = clock;
    }

    /** Writes them where they are absent; answers how many could not be written, their parent being no object. */
    int write(SipMessage message, Map<String, Object> source) {
        DocumentFields document = new DocumentFields(source);
        int conflicts = 0;
        if (message.isResponse()) {
            conflicts += document.add("event.outcome", outcome(message)) ? 0 : 1;
        }
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        conflicts += document.add("event.ingested", now) ? 0 : 1;
        conflicts += document.add("network.protocol", "sip") ? 0 : 1;
        return conflicts;
    }

    /** Only what one message can prove: a challenge is answered, a redirect followed, a cancellation wanted. */
    private static String outcome(SipMessage message) {
        StatusClass statusClass = message.statusClass().orElse(StatusClass.PROVISIONAL);
        return switch (statusClass) {
            case PROVISIONAL, REDIRECTION -> "unknown";
            case SUCCESS -> message.method().equals("CANCEL") ? "unknown" : "success";
            case CLIENT_ERROR ->
                switch (message.statusCode()) {
                    case 401, 407, 487 -> "unknown";
                    default -> "failure";
                };
            case SERVER_ERROR, GLOBAL_FAILURE -> "failure";
        };
    }
}
