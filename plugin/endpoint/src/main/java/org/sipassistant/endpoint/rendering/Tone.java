// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.Locale;
import org.sipassistant.message.SipMessage;

/** What kind of news a message is, so that a picture can colour it. */
public enum Tone {
    REQUEST("request"),
    CANCEL("CANCEL, 487"),
    PROVISIONAL("1xx"),
    SUCCESS("2xx"),
    REDIRECTION("3xx"),
    CHALLENGE("401, 407: normal challenge"),
    FAILURE("4xx to 6xx");

    private final String words;

    Tone(String words) {
        this.words = words;
    }

    /** @param repaired whether the message is a challenge that was met with credentials */
    static Tone of(SipMessage message, boolean repaired) {
        if (message.isRequest()) {
            return message.method().equals("CANCEL") ? CANCEL : REQUEST;
        }
        if (repaired) {
            return CHALLENGE;
        }
        return switch (message.statusCode() / 100) {
            case 1 -> PROVISIONAL;
            case 2 -> SUCCESS;
            case 3 -> REDIRECTION;
            default -> message.statusCode() == 487 ? CANCEL : FAILURE;
        };
    }

    /** As style sheets name it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a legend says it. */
    String words() {
        return words;
    }

    boolean isRequest() {
        return this == REQUEST;
    }
}
