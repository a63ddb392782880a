// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Optional;

/** The six classes of response (RFC 3261 section 7.2). */
public enum StatusClass {
    PROVISIONAL("provisional"),
    SUCCESS("success"),
    REDIRECTION("redirection"),
    CLIENT_ERROR("client_error"),
    SERVER_ERROR("server_error"),
    GLOBAL_FAILURE("global_failure");

    private static final Optional<StatusClass>[] BY_DIGIT = byDigit();

    private final String id;

    StatusClass(String id) {
        this.id = id;
    }

    /** The name of the class in fields and answers, for example {@code client_error}. */
    public String id() {
        return id;
    }

    /** The class of a status code; empty outside 100 to 699, so a 7xx has none. */
    public static Optional<StatusClass> of(int code) {
        return code < 100 || code > 699 ? Optional.empty() : BY_DIGIT[code / 100];
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Optional<StatusClass>[] byDigit() {
        Optional[] classes = new Optional[7];
        for (StatusClass value : values()) {
            classes[value.ordinal() + 1] = Optional.of(value);
        }
        return classes;
    }
}
