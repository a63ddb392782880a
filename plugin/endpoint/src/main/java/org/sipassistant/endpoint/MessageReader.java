// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.call.Observation;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.log.LogContext;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;

/** Turns documents and pasted text into observed messages: what the document says goes before what a log prefix says. */
final class MessageReader {
    private final LogReader logs;
    private final ZoneId zone;
    private final List<ObservedMessage> read = new ArrayList<>();

    MessageReader(LogReader logs, ZoneId zone) {
        this.logs = logs;
        this.zone = zone;
    }

    List<ObservedMessage> messages() {
        return read;
    }

    void read(Hit hit) {
        Instant reference = hit.timestamp().orElse(Instant.EPOCH);
        List<LoggedMessage> found = new ArrayList<>();
        hit.rawText().ifPresent(text -> found.addAll(logs.read(text, reference, zone)));
        if (found.isEmpty()) {
            StoredFields.toText(hit.source()).ifPresent(text -> found.addAll(logs.read(text, reference, zone)));
        }
        for (LoggedMessage logged : found) {
            LogContext context = logged.context();
            add(
                    logged,
                    new Observation(
                            hit.timestamp().or(context::time),
                            hit.sequence(),
                            hit.endpoint("source").or(context::source),
                            hit.endpoint("destination").or(context::destination),
                            hit.text("network.transport").or(context::transport),
                            hit.observer().or(context::observer),
                            Optional.of(hit.document())));
        }
    }

    /** @param reference a time near the log's, for dates without a year and times without a date */
    void read(String text, Instant reference) {
        for (LoggedMessage logged : logs.read(text, reference, zone)) {
            LogContext context = logged.context();
            add(
                    logged,
                    new Observation(
                            context.time(),
                            0,
                            context.source(),
                            context.destination(),
                            context.transport(),
                            context.observer(),
                            Optional.empty()));
        }
    }

    private void add(LoggedMessage logged, Observation observation) {
        read.add(new ObservedMessage(logged.message(), observation, read.size()));
    }
}
