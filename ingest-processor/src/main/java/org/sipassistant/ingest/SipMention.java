// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.sipassistant.log.ParsedEvent;

/**
 * Whether a document of which the text that was read tells nothing is about SIP all the same: another field holds a message,
 * or is named after the protocol or the description of a session. What shippers say of themselves is not looked at.
 */
final class SipMention implements BiConsumer<String, @Nullable Object> {
    private static final String PROTOCOL = "sip";
    private static final String DESCRIPTION = "sdp";

    /** Of the channels of a switch. */
    private static final String VARIABLE = "variable_sip";

    private static final String EVENT = "event";

    /** Every document has it, and it is longer than a name. */
    private static final String TIME = "@timestamp";

    private static final int DEPTH = 16;

    /** Of a start line; names, levels and times are shorter. */
    private static final int SHORTEST = 24;

    private final String read;
    private boolean found;
    private boolean ofEvent;
    private boolean ofPackets;

    private SipMention(String read) {
        this.read = read;
    }

    /**
     * What all fields tell; a map gives them away cheaper in this way than one after the other.
     *
     * @param read the text that is known, which is not looked at again
     */
    static SipMention of(Map<String, Object> document, String read) {
        SipMention mention = new SipMention(read);
        document.forEach(mention);
        return mention;
    }

    boolean isFound() {
        return found;
    }

    /** Whether there is an object in which a shipper may keep the line once more. */
    boolean isBesideEvent() {
        return ofEvent;
    }

    /** Whether there is the field in which tshark keeps packets. */
    boolean isBesidePackets() {
        return ofPackets;
    }

    @Override
    public void accept(String name, @Nullable Object value) {
        char first = name.isEmpty() ? ' ' : name.charAt(0);
        if (first == '@' && name.equals(TIME)) {
            return;
        }
        if (value instanceof String text) {
            found |= isIn(text);
        } else if (!(value instanceof Number)) {
            found |= isWithin(name, value);
        }
        switch (first) {
            case 'e' -> ofEvent |= name.startsWith(EVENT);
            case 'l' -> ofPackets |= value != null && ParsedEvent.isOfPackets(name);
            case 's' -> found |= isNamed(name, PROTOCOL) || isNamed(name, DESCRIPTION);
            case 'v' -> found |= name.startsWith(VARIABLE);
            default -> {}
        }
    }

    private boolean isWithin(String name, @Nullable Object value) {
        return switch (name) {
            // nothing in them was taken out of a message; the raw texts of an event are masked by themselves
            case "agent", "cloud", "container", "ecs", "event", "host", "input", "kubernetes", "labels", "tags" ->
                false;
            case "log" ->
                value instanceof Map<?, ?> log ? isWithin(log.get("original"), DEPTH) : isWithin(value, DEPTH);
            default -> isWithin(value, DEPTH);
        };
    }

    private boolean isWithin(@Nullable Object value, int depth) {
        if (value instanceof String text) {
            return isIn(text);
        }
        Collection<?> values =
                value instanceof Map<?, ?> object ? object.values() : value instanceof List<?> list ? list : List.of();
        if (depth > 0) {
            for (Object inner : values) {
                if (isWithin(inner, depth - 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isIn(String text) {
        return text.length() >= SHORTEST && !text.equals(read) && DocumentSieve.mayHoldSip(text);
    }

    /** As {@code sip}, {@code sip.auth} or {@code sip_method}. */
    private static boolean isNamed(String name, String protocol) {
        return name.startsWith(protocol)
                && (name.length() == protocol.length() || "._".indexOf(name.charAt(protocol.length())) >= 0);
    }
}
