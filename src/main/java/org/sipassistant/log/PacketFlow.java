// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.sipassistant.message.Endpoint;

/** When a packet was seen, between whom and by whom. */
record PacketFlow(
        Optional<Instant> time,
        Optional<Endpoint> source,
        Optional<Endpoint> destination,
        Optional<String> transport,
        Optional<String> observer,
        Optional<String> session) {

    /** The same hop in the other direction. */
    PacketFlow reversed() {
        return new PacketFlow(time, destination, source, transport, observer, session);
    }

    LogContext context(String format) {
        return new LogContext(
                Optional.of(format),
                time,
                Optional.empty(),
                source,
                destination,
                transport,
                observer,
                session,
                Optional.empty(),
                Optional.empty());
    }

    /** A transport by its name or by the number of its IP protocol. */
    static Optional<String> transport(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "17", "017", "udp" -> Optional.of("udp");
            case "6", "006", "tcp" -> Optional.of("tcp");
            case "132", "sctp" -> Optional.of("sctp");
            case "tls", "ws", "wss" -> Optional.of(name.toLowerCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    /** A time of any spelling that logs know; UTC where it names no zone. */
    static Optional<Instant> time(String text) {
        LogTime time = TimeReader.read(text, 0, text.length());
        return Optional.ofNullable(time).map(new LogClock(Instant.EPOCH, ZoneOffset.UTC)::at);
    }

    /** Milliseconds since 1970, as a number of thirteen digits. */
    static Optional<Instant> millis(String digits) {
        boolean usable = digits.length() == 13 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return usable ? Optional.of(Instant.ofEpochMilli(Long.parseLong(digits))) : Optional.empty();
    }
}
