// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The named fields of a line pattern, and what each may look like. */
enum Field {
    /** Anything, up to the literal behind it. */
    ANY,
    /** A count of bytes; checked and not kept. */
    BYTES,
    CHANNEL,
    DESTINATION,
    /** Where the address of the destination stands without it. */
    DESTINATION_PORT,
    /** The name of the host that wrote the line. */
    OBSERVER,
    /** The other side: the source of what was received, the destination of what was sent. */
    PEER,
    SESSION,
    SEVERITY,
    SOURCE,
    /** Where the address of the source stands without it. */
    SOURCE_PORT,
    TIME,
    TRANSPORT;

    private static final int LONGEST = 255;
    private static final String[] TRANSPORTS = {"udp", "tcp", "tls", "ws", "wss", "sctp", "tls-sctp", "dtls"};

    /** The field with a name. */
    static Field named(String name) {
        for (Field field : values()) {
            if (field.id().equals(name)) {
                return field;
            }
        }
        List<String> allowed = Arrays.stream(values()).map(Field::id).toList();
        throw new IllegalArgumentException("field [" + name + "] is not one of " + allowed);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where a value that begins at a position ends; the position itself where there is no value. */
    int end(String text, int from, int to) {
        int end = switch (this) {
            case SOURCE, DESTINATION, PEER -> Address.end(text, from, to);
            case TIME -> timeEnd(text, from, to);
            case ANY, BYTES, CHANNEL, DESTINATION_PORT, OBSERVER, SESSION, SEVERITY, SOURCE_PORT, TRANSPORT ->
                wordEnd(text, from, to);
        };
        return end > from && isValid(text, from, end) ? end : from;
    }

    /** Where a value that ends at a position begins; the position itself where there is no value. */
    int start(String text, int from, int end) {
        int start = switch (this) {
            case SOURCE, DESTINATION, PEER -> Address.start(text, from, end);
            case ANY, BYTES, CHANNEL, DESTINATION_PORT, OBSERVER, SESSION, SEVERITY, SOURCE_PORT, TIME, TRANSPORT ->
                wordStart(text, from, end);
        };
        return start < end && isValid(text, start, end) ? start : end;
    }

    private int wordEnd(String text, int from, int to) {
        int limit = Math.min(to, from + LONGEST);
        int at = from;
        while (at < limit && isPart(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int wordStart(String text, int from, int end) {
        int limit = Math.max(from, end - LONGEST);
        int at = end;
        while (at > limit && isPart(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int timeEnd(String text, int from, int to) {
        LogTime time = TimeReader.read(text, from, to);
        return time == null ? from : time.end();
    }

    private boolean isPart(char c) {
        boolean digit = c >= '0' && c <= '9';
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        return switch (this) {
            case BYTES, DESTINATION_PORT, SOURCE_PORT -> digit;
            case SEVERITY -> letter;
            case TRANSPORT -> letter || c == '-';
            case OBSERVER -> letter || digit || c == '.' || c == '-' || c == '_';
            case CHANNEL, SESSION -> letter || digit || "@.:-_+".indexOf(c) >= 0;
            case ANY, SOURCE, DESTINATION, PEER, TIME -> c > ' ';
        };
    }

    private boolean isValid(String text, int from, int end) {
        return switch (this) {
            case SOURCE, DESTINATION, PEER -> Address.read(text, from, end) != null;
            case TRANSPORT -> isTransport(text, from, end);
            case DESTINATION_PORT, SOURCE_PORT -> Address.port(text, from, end) > 0;
            case ANY, BYTES, CHANNEL, OBSERVER, SESSION, SEVERITY, TIME -> true;
        };
    }

    private static boolean isTransport(String text, int from, int end) {
        for (String known : TRANSPORTS) {
            if (known.length() == end - from && text.regionMatches(true, from, known, 0, known.length())) {
                return true;
            }
        }
        return false;
    }
}
