// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.Endpoint;

/** Collects what the lines before one message say; the first word on a field stands. */
final class Prefix {

    private final String text;
    private @Nullable String format;
    private @Nullable LogTime time;
    private @Nullable String direction;
    private @Nullable Endpoint source;
    private @Nullable Endpoint destination;
    private @Nullable String transport;
    private @Nullable String observer;
    private @Nullable String session;
    private @Nullable String channel;
    private @Nullable String severity;

    Prefix(String text) {
        this.text = text;
    }

    void take(Field field, int from, int to) {
        switch (field) {
            case ANY, BYTES -> {}
            case TIME -> time(TimeReader.read(text, from, to));
            case SOURCE -> source = source == null ? Address.read(text, from, to) : source;
            case DESTINATION -> destination = destination == null ? Address.read(text, from, to) : destination;
            case TRANSPORT -> transport(text.substring(from, to).toLowerCase(Locale.ROOT));
            case OBSERVER -> observer = observer == null ? text.substring(from, to) : observer;
            case SESSION -> session = session == null ? text.substring(from, to) : session;
            case CHANNEL -> channel = channel == null ? text.substring(from, to) : channel;
            case SEVERITY -> severity = severity == null ? text.substring(from, to) : severity;
        }
    }

    void header(HeaderLine header) {
        format = header.format().id();
        direction = header.direction().orElse(null);
        header.transport().ifPresent(this::transport);
    }

    /** A time with a date says more than one without, wherever it stands. */
    void time(@Nullable LogTime found) {
        if (found != null && (time == null || found.hasDate() && !time.hasDate())) {
            time = found;
        }
    }

    private void transport(String name) {
        transport = transport == null ? name : transport;
    }

    LogContext context(LogClock clock) {
        return new LogContext(
                Optional.ofNullable(format),
                Optional.ofNullable(time).map(clock::at),
                Optional.ofNullable(direction),
                Optional.ofNullable(source),
                Optional.ofNullable(destination),
                Optional.ofNullable(transport),
                Optional.ofNullable(observer),
                Optional.ofNullable(session),
                Optional.ofNullable(channel),
                Optional.ofNullable(severity));
    }
}
