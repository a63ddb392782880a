// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.Endpoint;

/** Collects what the lines before one message say; the first word on a field stands. */
final class Prefix {

    private final String text;
    private final boolean timed;
    private @Nullable LogFormat format;
    private @Nullable LogTime time;
    private @Nullable String direction;
    private @Nullable Endpoint source;
    private @Nullable Endpoint destination;
    private @Nullable Endpoint peer;
    private int sourcePort;
    private int destinationPort;
    private @Nullable String transport;
    private @Nullable String observer;
    private @Nullable String session;
    private @Nullable String channel;
    private @Nullable String severity;

    Prefix(String text) {
        this(text, true);
    }

    /** @param timed whether times are wanted at all */
    Prefix(String text, boolean timed) {
        this.text = text;
        this.timed = timed;
    }

    void take(Field field, int from, int to) {
        switch (field) {
            case ANY, BYTES -> {}
            case TIME -> time(timed ? TimeReader.read(text, from, to) : null);
            case SOURCE -> source = source == null ? Address.read(text, from, to) : source;
            case DESTINATION -> destination = destination == null ? Address.read(text, from, to) : destination;
            case PEER -> peer = peer == null ? Address.read(text, from, to) : peer;
            case SOURCE_PORT -> sourcePort = sourcePort == 0 ? Address.port(text, from, to) : sourcePort;
            case DESTINATION_PORT ->
                destinationPort = destinationPort == 0 ? Address.port(text, from, to) : destinationPort;
            case TRANSPORT -> transport(text.substring(from, to).toLowerCase(Locale.ROOT));
            case OBSERVER -> observer = first(observer, from, to);
            case SESSION -> session = first(session, from, to);
            case CHANNEL -> channel = first(channel, from, to);
            case SEVERITY -> severity = first(severity, from, to);
        }
    }

    private String first(@Nullable String known, int from, int to) {
        return known == null ? text.substring(from, to) : known;
    }

    void format(LogFormat found) {
        format = found;
    }

    /** What a line means beside what its fields hold. */
    void meaning(LineMeaning line) {
        direction = direction == null ? line.direction().orElse(null) : direction;
        if (line.transport().isPresent()) {
            transport(line.transport().get());
        }
    }

    /** A time with a date says more than one without, wherever it stands. */
    void time(@Nullable LogTime found) {
        if (found != null && (time == null || found.hasDate() && !time.hasDate())) {
            time = found;
        }
    }

    /** Whether another line may still say more about the time. */
    boolean wantsTime() {
        return timed && (time == null || !time.hasDate());
    }

    private void transport(String name) {
        transport = transport == null ? name : transport;
    }

    LogContext context(LogClock clock) {
        boolean received = "received".equals(direction);
        boolean sent = "sent".equals(direction);
        return new LogContext(
                format == null ? Optional.empty() : Optional.of(format.id()),
                time == null ? Optional.empty() : Optional.of(clock.at(time)),
                Optional.ofNullable(direction),
                side(source, sourcePort, received ? peer : null),
                side(destination, destinationPort, sent ? peer : null),
                Optional.ofNullable(transport),
                Optional.ofNullable(observer),
                name(session),
                name(channel),
                Optional.ofNullable(severity));
    }

    private static Optional<Endpoint> side(@Nullable Endpoint named, int port, @Nullable Endpoint other) {
        Endpoint side = named == null ? other : named;
        if (side == null) {
            return Optional.empty();
        }
        boolean complete = port <= 0 || side.port().isPresent();
        return Optional.of(complete ? side : new Endpoint(side.host(), OptionalInt.of(port)));
    }

    /** A name, unless it is what the product writes where it has none. */
    private Optional<String> name(@Nullable String name) {
        boolean named = name != null && (format == null || !format.absent().contains(name));
        return named ? Optional.of(name) : Optional.empty();
    }
}
