// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** By what failures can be counted, and which of them can be looked at alone. */
enum Grouping {
    RULE("call.cause.rule"),
    CATEGORY("call.cause.category"),
    TRUNK("sip.trunk"),
    PEER("sip.peer.name"),
    CUSTOMER("sip.customer"),
    /** The own nodes that logged the call. */
    HOST("observer.name"),
    USER_AGENT("sip.user_agent.original"),
    /** The country or area that was called. */
    DESTINATION("call.destination_prefix");

    private static final Map<String, Grouping> BY_ID = byId();

    private final String field;

    Grouping(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same in a sentence. */
    String words() {
        return id().replace('_', ' ');
    }

    /** Each by its name in a question, in the order of this enumeration. */
    static Map<String, Grouping> ids() {
        return BY_ID;
    }

    private static Map<String, Grouping> byId() {
        Map<String, Grouping> all = new LinkedHashMap<>();
        for (Grouping grouping : values()) {
            all.put(grouping.id(), grouping);
        }
        return java.util.Collections.unmodifiableMap(all);
    }
}
