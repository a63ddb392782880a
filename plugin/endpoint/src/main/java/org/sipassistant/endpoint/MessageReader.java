// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.sipassistant.call.Observation;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Reading;
import org.sipassistant.log.LogContext;

/**
 * Turns documents and pasted text into observed messages and log lines that speak of calls: what the document says goes
 * before what a log prefix says.
 */
final class MessageReader {
    private final Reading reading;
    private final ZoneId zone;

    MessageReader(Expertise expertise, ZoneId zone) {
        this.reading = new Reading(expertise.logs(), expertise.events());
        this.zone = zone;
    }

    List<ObservedMessage> messages() {
        return reading.messages();
    }

    List<ObservedEvent> events() {
        return reading.events();
    }

    void read(Hit hit) {
        Reading.Clock clock = new Reading.Clock(hit.timestamp().orElse(Instant.EPOCH), zone);
        boolean found = hit.rawText()
                .filter(text -> reading.read(text, clock, context -> observation(hit, context)))
                .isPresent();
        if (!found) {
            StoredFields.toText(hit.source())
                    .ifPresent(text -> reading.read(text, clock, context -> observation(hit, context)));
        }
    }

    /** @param reference a time near the log's, for dates without a year and times without a date */
    void read(String text, Instant reference) {
        reading.read(text, new Reading.Clock(reference, zone), Observation::of);
    }

    private static Observation observation(Hit hit, LogContext context) {
        return new Observation(
                hit.timestamp().or(context::time),
                hit.sequence(),
                hit.endpoint("source").or(context::source),
                hit.endpoint("destination").or(context::destination),
                hit.text("network.transport").or(context::transport),
                hit.observer().or(context::observer),
                Optional.of(hit.document()));
    }
}
