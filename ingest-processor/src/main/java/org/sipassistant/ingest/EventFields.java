// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.time.Clock;
import java.time.Instant;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.StatusClass;

/** The ECS fields outside our own object: how it ended, when it came in, and which protocol it is. */
final class EventFields {

    private static final int NO_CODE = -1;
    private static final DocumentPath OUTCOME = DocumentPath.of("event", "outcome");
    private static final DocumentPath INGESTED = DocumentPath.of("event", "ingested");
    private static final DocumentPath PROTOCOL = DocumentPath.of("network", "protocol");

    private final Clock clock;
    /** The documents of one bulk request come within a few milliseconds. Threads that race write times as right. */
    private Now last = new Now(0, "1970-01-01T00:00:00Z");

    EventFields(Clock clock) {
        this.clock = clock;
    }

    /** Writes them where they are absent; answers how many could not be written, their parent being no object. */
    int write(SipMessage message, DocumentFields document) {
        return write(message.isResponse() ? message.statusCode() : NO_CODE, message.method(), document);
    }

    /** The same for a text that tells no code. */
    int write(DocumentFields document) {
        return write(NO_CODE, "", document);
    }

    int write(int code, String method, DocumentFields document) {
        int conflicts = 0;
        if (code != NO_CODE) {
            conflicts += document.add(OUTCOME, outcome(code, method)) ? 0 : 1;
        }
        conflicts += document.add(INGESTED, now()) ? 0 : 1;
        conflicts += document.add(PROTOCOL, "sip") ? 0 : 1;
        return conflicts;
    }

    private record Now(long millis, String text) {}

    private String now() {
        long millis = clock.millis();
        Now now = last;
        if (now.millis() != millis) {
            now = new Now(millis, TimeText.of(Instant.ofEpochMilli(millis)));
            last = now;
        }
        return now.text();
    }

    /** Only what one message can prove: a challenge is answered, a redirect followed, a cancellation wanted. */
    private static String outcome(int code, String method) {
        StatusClass statusClass = StatusClass.of(code).orElse(StatusClass.PROVISIONAL);
        return switch (statusClass) {
            case PROVISIONAL, REDIRECTION -> "unknown";
            case SUCCESS -> method.equals("CANCEL") ? "unknown" : "success";
            case CLIENT_ERROR ->
                switch (code) {
                    case 401, 407, 487 -> "unknown";
                    default -> "failure";
                };
            case SERVER_ERROR, GLOBAL_FAILURE -> "failure";
        };
    }
}
