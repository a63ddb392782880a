// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.Locale;

/** What the messages of one Call-ID are about. */
public enum Kind {
    CALL,
    REGISTRATION,
    KEEPALIVE,
    SUBSCRIPTION,
    MESSAGE,
    /** Requests of a dialog whose beginning was not seen. */
    FRAGMENT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a request of this method begins; {@link #FRAGMENT} for those that only live inside a dialog. */
    static Kind of(String method) {
        return switch (method) {
            case "INVITE" -> CALL;
            case "REGISTER" -> REGISTRATION;
            case "OPTIONS" -> KEEPALIVE;
            case "SUBSCRIBE", "NOTIFY", "PUBLISH" -> SUBSCRIPTION;
            case "MESSAGE" -> MESSAGE;
            default -> FRAGMENT;
        };
    }
}
