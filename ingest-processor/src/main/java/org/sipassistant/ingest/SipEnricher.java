// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.log.EventBook;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.log.ParsedEvent;
import org.sipassistant.log.RecordBook;
import org.sipassistant.message.Part;
import org.sipassistant.message.SipMessage;
import org.sipassistant.secret.UriHeaders;
import org.sipassistant.secret.UriPasswords;

/**
 * Adds to a log document what the SIP in its text says; immutable but for its counters, and safe for many threads.
 *
 * <p>The text is the option {@code field}, and {@code event.original} where the default {@code message} is absent. With
 * several messages in a document the fields are those of the first, and {@code parse.count} says how many there are.
 * Where there is no message, a header line alone and, if asked for, a product's own wording give what they name; where
 * there is no text, the fields of programs that parse SIP themselves and those of call records are read. A document without SIP is left as it is,
 * at the cost of one scan of its text.
 */
public final class SipEnricher {

    private final SipOptions options;
    private final LogReader logs;
    private final @Nullable EventBook wordings;
    private final RecordBook records;
    private final DocumentWriter writer;
    private final DocumentRedaction redaction;
    private final @Nullable DocumentPseudonyms pseudonyms;
    private final Clock clock;
    private final RawFields raw;
    private final DocumentSieve sieve;

    private final EnrichCounters counters;

    private SipEnricher(SipOptions options, Knowhow knowhow, Clock clock, EnrichCounters counters) {
        this.options = options;
        this.logs = knowhow.logs();
        this.wordings = wordings(knowhow.events(), options.formats());
        this.records = knowhow.events().records();
        this.writer = new DocumentWriter(options, knowhow, clock);
        this.redaction = new DocumentRedaction(logs);
        this.pseudonyms = options.pseudonymise()
                ? new DocumentPseudonyms(logs, wordings, knowhow.pseudonyms(), options.targetField())
                : null;
        this.clock = clock;
        this.counters = counters;
        this.raw = new RawFields(options.field());
        this.sieve = new DocumentSieve(raw, options.redact());
    }

    /**
     * @throws IllegalArgumentException where the option {@code formats} names a product that is not known, or pseudonyms are
     *     wanted and there is no key
     */
    public static SipEnricher create(SipOptions options, Knowhow knowhow) {
        return create(options, knowhow, Clock.systemUTC());
    }

    static SipEnricher create(SipOptions options, Knowhow knowhow, Clock clock) {
        SipEnricher enricher = new SipEnricher(options, knowhow, clock, new EnrichCounters());
        if (enricher.pseudonyms != null) {
            enricher.pseudonyms.requireKey();
        }
        return enricher;
    }

    /**
     * One of the same options that knows something else. Both count together.
     *
     * @throws IllegalArgumentException where the option {@code formats} names a product that is known no more
     */
    public SipEnricher with(Knowhow knowhow) {
        return new SipEnricher(options, knowhow, clock, counters);
    }

    /**
     * Adds the fields to a document.
     *
     * @throws IllegalArgumentException only where the field is absent and the option {@code ignore_missing} is false, or
     *     pseudonyms are wanted and the key is gone
     */
    public void enrich(Map<String, Object> source) {
        if (pseudonyms != null) {
            pseudonyms.replace(source, raw);
        }
        Object asked = raw.get(source, options.field());
        if (wordings == null && asked instanceof String text && sieve.passes(source, text)) {
            return;
        }
        String path = raw.read(asked);
        if ((asked == null ? raw.get(source, path) : asked) instanceof String text) {
            Told told = tell(new DocumentFields(source), text);
            if (options.redact()) {
                boolean changed = DocumentRedaction.replace(source, path, text, told.text());
                redacted(redactOthers(source, path, text, told) || changed);
            }
            return;
        }
        DocumentFields document = new DocumentFields(source);
        Optional<ParsedEvent> event = enrichParsed(document);
        boolean told = event.isPresent() || enrichRecord(document);
        if (!told && !options.ignoreMissing()) {
            throw new IllegalArgumentException("field [" + options.field() + "] is absent or no string");
        }
        if (options.redact()) {
            List<LoggedMessage> messages = event.map(ParsedEvent::messages).orElse(List.of());
            redacted(redactOthers(source, "", "", new Told("", messages, told)));
        }
    }

    private boolean redactOthers(Map<String, Object> source, String path, String text, Told told) {
        return told.ofSip() || SipMention.of(source, told.text()).isFound()
                ? redaction.maskAll(source, raw, new DocumentRedaction.Read(text, told.text(), told.messages()))
                : redaction.maskOthers(source, raw, path, text, told.text());
    }

    /** The counters since this enricher, or the one it took the place of, was made. */
    public EnrichStatistics statistics() {
        return counters.read();
    }

    /**
     * What a text has told.
     *
     * @param text as it may be kept
     * @param messages that were read in it, or in what another program put into the same document
     * @param ofSip whether the document is about SIP: also where all it tells is a secret of SIP
     */
    private record Told(String text, List<LoggedMessage> messages, boolean ofSip) {}

    private Told tell(DocumentFields document, String text) {
        String safe = options.redact() ? UriPasswords.mask(text) : text;
        boolean ofSip = DocumentSieve.mayHoldSip(safe);
        safe = ofSip && options.redact() ? UriHeaders.mask(safe) : safe;
        List<LoggedMessage> found = ofSip ? read(safe, document.source()) : List.of();
        if (!found.isEmpty()) {
            return tell(document, safe, found);
        }
        LoneHeaders headers = LoneHeaders.read(safe, options.redact());
        if (headers != null) {
            counters.documents.increment();
            count(writer.write(headers.message(), document));
            return new Told(options.redact() ? headers.masked() : safe, List.of(), true);
        }
        Optional<ParsedEvent> event =
                ofSip || ParsedEvent.mayKeepPacket(document.source()) ? enrichParsed(document) : Optional.empty();
        boolean worded = wordings != null && event.isEmpty() && enrichSummary(document, wordings.find(safe));
        boolean any = ofSip || worded || event.isPresent();
        String masked = !options.redact() ? safe : redaction.maskLine(safe, ofSip || worded);
        boolean secret = !masked.equals(safe) || !safe.equals(text) && namesSipUri(safe);
        return new Told(masked, event.map(ParsedEvent::messages).orElse(List.of()), any || secret);
    }

    private static boolean namesSipUri(String text) {
        return text.contains("sip:") || text.contains("sips:");
    }

    private Told tell(DocumentFields document, String text, List<LoggedMessage> found) {
        LoggedMessage first = found.getFirst();
        Optional<ParsedEvent> event = parsed(document);
        // A start line in the JSON of another program is less than what that program read.
        if (first.message().part() == Part.START_LINE && event.isPresent()) {
            count(document, event.get());
        } else {
            count(first.message(), found.size(), writer.write(first, found.size(), document));
        }
        List<LoggedMessage> messages = event.map(ParsedEvent::messages).orElse(found);
        return new Told(options.redact() ? Redaction.mask(text, found) : text, messages, true);
    }

    private boolean enrichSummary(DocumentFields document, List<LogEvent> lines) {
        if (lines.isEmpty()) {
            return false;
        }
        counters.documents.increment();
        count(writer.write(lines, document));
        return true;
    }

    private LogEvent withoutSecrets(LogEvent record) {
        return options.redact() ? record.with(value -> Redaction.maskAnywhere(UriPasswords.mask(value))) : record;
    }

    /** Not where there are pseudonyms: the fields would name in clear whom a record names. */
    private boolean enrichRecord(DocumentFields document) {
        return pseudonyms == null
                && enrichSummary(
                        document,
                        records.read(document.source()).stream()
                                .map(this::withoutSecrets)
                                .toList());
    }

    private List<LoggedMessage> read(String text, Map<String, Object> source) {
        return options.fields().includes(FieldSet.STANDARD)
                ? logs.read(text, () -> time(source), options.timezone())
                : logs.readWithoutTimes(text);
    }

    private Instant time(Map<String, Object> source) {
        Instant time = DocumentTime.read(source.get("@timestamp"));
        return time == null ? clock.instant() : time;
    }

    private Optional<ParsedEvent> enrichParsed(DocumentFields document) {
        Optional<ParsedEvent> event = parsed(document);
        event.ifPresent(read -> count(document, read));
        return event;
    }

    private static Optional<ParsedEvent> parsed(DocumentFields document) {
        return document.names().areOfParsed() ? ParsedEvent.read(document.source()) : Optional.empty();
    }

    private void count(DocumentFields document, ParsedEvent event) {
        counters.documents.increment();
        counters.messages.add(event.messages().size());
        count(writer.write(event, document));
    }

    /** Null where no product is named, so that other documents cost nothing. */
    private static @Nullable EventBook wordings(EventBook all, List<String> formats) {
        if (formats.isEmpty() || formats.contains(SipOptions.ALL_FORMATS)) {
            return formats.isEmpty() ? null : all;
        }
        for (String format : formats) {
            if (!all.products().contains(format)) {
                throw new IllegalArgumentException("[formats] value [" + format + "] is not one of ["
                        + SipOptions.ALL_FORMATS + ", " + String.join(", ", all.products()) + "]");
            }
        }
        return all.only(formats);
    }

    private void count(SipMessage message, int found, int refused) {
        counters.documents.increment();
        counters.messages.add(found);
        count(refused);
        if (message.truncated()) {
            counters.truncated.increment();
        }
        if (!message.problems().isEmpty()) {
            counters.problems.increment();
        }
    }

    private void count(int refused) {
        if (refused > 0) {
            counters.conflicts.add(refused);
        }
    }

    private void redacted(boolean changed) {
        if (changed) {
            counters.redacted.increment();
        }
    }
}
