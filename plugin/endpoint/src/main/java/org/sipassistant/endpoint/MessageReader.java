// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sipassistant.call.Material;
import org.sipassistant.call.Observation;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Reading;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.log.LogContext;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.ParsedEvent;
import org.sipassistant.log.PlainWords;
import org.sipassistant.log.RecordBook;
import org.sipassistant.message.SipMessage;

/**
 * Turns documents and pasted text into observed messages and log lines that speak of calls: what the document says goes
 * before what a log prefix says.
 */
final class MessageReader {
    private static final Duration SHORTLY = Duration.ofHours(1);

    private final Reading reading;
    private final LogReader logs;
    private final PlainWords plain;
    private final Knowledge knowledge;
    private final RecordBook records;
    private final ZoneId zone;

    /** What the lines of messages left out, by their Call-ID. */
    private final Map<String, Set<String>> missing = new LinkedHashMap<>();

    MessageReader(Expertise expertise, ZoneId zone) {
        this.logs = expertise.logs();
        this.reading = new Reading(logs, expertise.events());
        this.plain = expertise.plain();
        this.records = expertise.events().records();
        this.knowledge = expertise.knowledge();
        this.zone = zone;
    }

    List<ObservedMessage> messages() {
        return reading.messages();
    }

    /** The messages alone, in the order in which they were read. */
    List<SipMessage> texts() {
        return messages().stream().map(ObservedMessage::message).toList();
    }

    List<ObservedEvent> events() {
        return reading.events();
    }

    /** A document as it is, or a message whose lines several documents hold. */
    void read(LogText text) {
        Hit hit = text.hit();
        if (text.joined().isEmpty()) {
            read(hit);
            return;
        }
        int before = text.missing().isEmpty() ? 0 : messages().size();
        reading.readMessages(
                text.joined().get(), clock(hit), (context, messages) -> observation(hit, context, messages > 1));
        if (!text.missing().isEmpty()) {
            messages().stream()
                    .skip(before)
                    .flatMap(message -> message.message().callId().stream())
                    .forEach(callId -> missing.computeIfAbsent(callId, id -> new LinkedHashSet<>())
                            .addAll(text.missing()));
        }
    }

    /** The same of a document that a person pasted: lines of which no product is known are read for their plain words. */
    void readPasted(LogText text) {
        if (text.joined().isEmpty()) {
            read(text.hit(), (line, hit) -> reading.readPaste(line, plain, clock(hit), observer(hit)));
        } else {
            read(text);
        }
    }

    private static Reading.Observer observer(Hit hit) {
        return (context, messages) -> observation(hit, context, messages > 1);
    }

    /** What the lines of messages left out that are of calls like this, in sentences for the answer. */
    List<String> missing(Predicate<String> callId) {
        return missing.entrySet().stream()
                .filter(call -> callId.test(call.getKey()))
                .flatMap(call -> call.getValue().stream())
                .toList();
    }

    void read(Hit hit) {
        read(hit, (text, document) -> reading.read(text, clock(document), observer(document)));
    }

    /** @param lines reads the text of a document, and tells whether it holds a message */
    private void read(Hit hit, BiPredicate<String, Hit> lines) {
        if (hit.rawText().filter(text -> lines.test(text, hit)).isPresent()) {
            return;
        }
        Reading.Observer observer = observer(hit);
        Optional<ParsedEvent> parsed = ParsedEvent.read(hit.source());
        parsed.ifPresent(event -> reading.add(event.messages(), observer));
        if (parsed.isPresent()) {
            return;
        }
        Optional<String> stored = StoredFields.toText(hit.source());
        stored.ifPresent(text -> reading.read(text, clock(hit), observer));
        if (stored.isEmpty()) {
            records.read(hit.source()).ifPresent(event -> reading.add(event, clock(hit), observer));
        }
    }

    /** @param reference a time near the log's, for dates without a year and times without a date */
    void read(String text, Instant reference) {
        Reading.Observer observer = (context, messages) -> Observation.of(context);
        Reading.Clock clock = new Reading.Clock(reference, zone);
        reading.readPaste(text, plain, clock, observer);
        reading.readMentions(text, knowledge, clock, observer);
    }

    /** The same without the lines that hold none. */
    void readMessages(String text, Instant reference) {
        reading.readMessages(text, new Reading.Clock(reference, zone), (context, messages) -> Observation.of(context));
    }

    /** A record that is no document of its own. */
    void read(LogEvent record, Instant reference) {
        reading.add(record, new Reading.Clock(reference, zone), (context, messages) -> Observation.of(context));
    }

    /** What reads the records of calls. */
    RecordBook records() {
        return records;
    }

    /** The time that a text begins with, taken near another one. */
    Optional<Instant> time(String text, Instant reference) {
        return logs.time(text, reference, zone);
    }

    /** When somebody may have written about what was read: shortly after its last time; now, where it has no times. */
    Instant written(Instant now) {
        return last().map(last -> last.plus(SHORTLY)).orElse(now);
    }

    /** All messages that were read; something is known until the last line that has a time, whatever it says. */
    Material material() {
        Material material = Material.of(messages());
        return last().map(material::until).orElse(material);
    }

    private Optional<Instant> last() {
        Stream<Instant> messages = messages().stream().flatMap(m -> m.at().stream());
        Stream<Instant> events = events().stream().flatMap(e -> e.observation().at().stream());
        return Stream.concat(messages, events).max(Comparator.naturalOrder());
    }

    private Reading.Clock clock(Hit hit) {
        return new Reading.Clock(hit.timestamp().orElse(Instant.EPOCH), zone);
    }

    /** @param trace whether the document holds more than one message, so that its own time and way are those of one only */
    private static Observation observation(Hit hit, LogContext context, boolean trace) {
        return new Observation(
                        prefer(trace, context.time(), hit.timestamp()),
                        hit.sequence(),
                        prefer(trace, context.source(), hit.endpoint("source")),
                        prefer(trace, context.destination(), hit.endpoint("destination")),
                        hit.text("network.transport").or(context::transport),
                        hit.observer().or(context::observer),
                        hit.stored())
                .withCorrelationIds(trace ? List.of() : hit.texts("sip.correlation_id"));
    }

    private static <T> Optional<T> prefer(boolean log, Optional<T> logged, Optional<T> stored) {
        return log ? logged.or(() -> stored) : stored.or(() -> logged);
    }
}
