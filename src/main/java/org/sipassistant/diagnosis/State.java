// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How far the last attempt came, before anybody asks why. */
public enum State {
    /** The sender got a 2xx. */
    ANSWERED,
    /** The calling side took the request back. */
    CANCELLED,
    /** The sender got a 3xx and nothing newer. */
    REDIRECTED,
    /** The sender, or the hop that decided, got a 4xx, 5xx or 6xx. */
    REFUSED,
    /** It rang, and the material ends there. */
    ALERTING,
    /** Nothing came back but perhaps a 100, and the material ends there. */
    UNANSWERED,
    /** The request that began it was not seen. */
    UNKNOWN;

    static final List<String> IDS = Stream.of(values()).map(State::id).toList();

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
