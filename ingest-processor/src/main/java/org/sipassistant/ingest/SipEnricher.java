// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.log.EventBook;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.log.ParsedEvent;
import org.sipassistant.message.Part;
import org.sipassistant.message.SipMessage;

/**
 * Adds to a log document what the SIP in its text says; immutable but for its counters, and safe for many threads.
 *
 * <p>The text is the option {@code field}, and {@code event.original} where the default {@code message} is absent. With
 * several messages in a document the fields are those of the first, and {@code parse.count} says how many there are.
 * Where there is no message, a header line alone and, if asked for, a product's own wording give what they name; where
 * there is no text, the fields of programs that parse SIP themselves are read. A document without SIP is left as it is,
 * at the cost of one scan of its text.
 */
public final class SipEnricher {

    /** Without it there is no start line. */
    private static final String ANCHOR = "SIP/";

    private final SipOptions options;
    private final LogReader logs;
    private final @Nullable EventBook wordings;
    private final DocumentWriter writer;
    private final DocumentRedaction redaction;
    private final @Nullable DocumentPseudonyms pseudonyms;
    private final Clock clock;
    private final boolean nestedField;

    private final EnrichCounters counters;

    private SipEnricher(SipOptions options, Knowhow knowhow, Clock clock, EnrichCounters counters) {
        this.options = options;
        this.logs = knowhow.logs();
        this.wordings = wordings(knowhow.events(), options.formats());
        this.writer = new DocumentWriter(options, knowhow, clock);
        this.redaction = new DocumentRedaction(logs);
        this.pseudonyms = options.pseudonymise()
                ? new DocumentPseudonyms(logs, knowhow.pseudonyms(), options.targetField())
                : null;
        this.clock = clock;
        this.counters = counters;
        this.nestedField = options.field().indexOf('.') >= 0;
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
        String path = options.field();
        Object value = nestedField ? new DocumentFields(source).get(path) : source.get(path);
        if (value == null && path.equals(SipOptions.DEFAULT_FIELD)) {
            path = DocumentRedaction.ORIGINAL.whole();
            value = new DocumentFields(source).get(DocumentRedaction.ORIGINAL);
        }
        if (value instanceof String text) {
            enrich(source, path, pseudonyms == null ? text : pseudonyms.replace(source, path, text));
        } else if (!enrichParsed(source) && !options.ignoreMissing()) {
            throw new IllegalArgumentException("field [" + options.field() + "] is absent or no string");
        }
    }

    /** The counters since this enricher, or the one it took the place of, was made. */
    public EnrichStatistics statistics() {
        return counters.read();
    }

    private void enrich(Map<String, Object> source, String path, String text) {
        boolean found = text.indexOf(ANCHOR) >= 0 && enrichMessages(source, path, withoutPasswords(source, path, text));
        if (found) {
            return;
        }
        LoneHeaders headers = LoneHeaders.read(text);
        if (headers != null) {
            enrichHeaders(source, path, text, headers);
        } else if (Redaction.isKey(text)) {
            if (options.redact()) {
                redacted(redaction.replace(source, path, text, Redaction.maskAnywhere(text)));
            }
        } else if (wordings != null) {
            enrichSummary(source, wordings.find(text));
        }
    }

    private void enrichHeaders(Map<String, Object> source, String path, String text, LoneHeaders headers) {
        String safe = options.redact() ? UriPasswords.mask(text) : text;
        LoneHeaders told = safe.equals(text) ? headers : Objects.requireNonNullElse(LoneHeaders.read(safe), headers);
        counters.documents.increment();
        count(writer.write(told.message(), source));
        if (options.redact()) {
            redacted(redaction.replace(source, path, text, told.masked()));
        }
    }

    private String withoutPasswords(Map<String, Object> source, String path, String text) {
        if (!options.redact()) {
            return text;
        }
        String safe = UriPasswords.mask(text);
        if (!safe.equals(text)) {
            redacted(redaction.replace(source, path, text, safe));
        }
        return safe;
    }

    private void enrichSummary(Map<String, Object> source, List<LogEvent> lines) {
        if (!lines.isEmpty()) {
            counters.documents.increment();
            count(writer.write(lines, source));
        }
    }

    private boolean enrichMessages(Map<String, Object> source, String path, String text) {
        List<LoggedMessage> found = read(text, source);
        if (found.isEmpty()) {
            return false;
        }
        LoggedMessage first = found.getFirst();
        // A start line in the JSON of another program is less than what that program read.
        if (first.message().part() != Part.START_LINE || !enrichParsed(source)) {
            count(first.message(), found.size(), writer.write(first, found.size(), source));
        }
        if (options.redact()) {
            redacted(redaction.redact(source, path, text, found));
        }
        return true;
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

    private boolean enrichParsed(Map<String, Object> source) {
        Optional<ParsedEvent> event = ParsedEvent.read(source);
        if (event.isEmpty()) {
            return false;
        }
        List<LoggedMessage> found = event.get().messages();
        counters.documents.increment();
        counters.messages.add(found.size());
        count(writer.write(event.get(), source));
        if (options.redact()) {
            redacted(redaction.redact(source, event.get()));
        }
        return true;
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
