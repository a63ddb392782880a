// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

/**
 * Adds to a log document what the SIP in its text says; immutable but for its counters, and safe for many threads.
 *
 * <p>The text is the option {@code field}, and {@code event.original} where the default {@code message} is absent. With
 * several messages in a document the fields are those of the first, and {@code parse.count} says how many there are. A
 * document without SIP is left as it is, at the cost of one scan of its text.
 */
public final class SipEnricher {

    private static final String ORIGINAL = "event.original";

    private final SipOptions options;
    private final Recogniser recogniser = Recogniser.standard();
    private final MessageFields fields;
    private final TargetObject target;
    private final EventFields events;
    private final boolean nestedField;

    private final LongAdder documents = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder problems = new LongAdder();
    private final LongAdder truncated = new LongAdder();
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder redacted = new LongAdder();

    private SipEnricher(SipOptions options, Knowledge knowledge, Clock clock) {
        this.options = options;
        this.fields = new MessageFields(options, knowledge);
        this.target = new TargetObject(options.targetField(), options.override());
        this.events = new EventFields(clock);
        this.nestedField = options.field().indexOf('.') >= 0;
    }

    public static SipEnricher create(SipOptions options, Knowledge knowledge) {
        return new SipEnricher(options, knowledge, Clock.systemUTC());
    }

    static SipEnricher create(SipOptions options, Knowledge knowledge, Clock clock) {
        return new SipEnricher(options, knowledge, clock);
    }

    /**
     * Adds the fields to a document.
     *
     * @throws IllegalArgumentException only where the field is absent and the option {@code ignore_missing} is false
     */
    public void enrich(Map<String, Object> source) {
        String path = options.field();
        Object value = nestedField ? new DocumentFields(source).get(path) : source.get(path);
        if (value == null && path.equals(SipOptions.DEFAULT_FIELD)) {
            path = ORIGINAL;
            value = new DocumentFields(source).get(path);
        }
        if (value instanceof String text) {
            enrich(source, path, text);
        } else if (!options.ignoreMissing()) {
            throw new IllegalArgumentException("field [" + options.field() + "] is absent or no string");
        }
    }

    /** The counters since this enricher was made. */
    public EnrichStatistics statistics() {
        return new EnrichStatistics(
                documents.sum(), messages.sum(), problems.sum(), truncated.sum(), conflicts.sum(), redacted.sum());
    }

    private void enrich(Map<String, Object> source, String path, String text) {
        List<SipMessage> found = recogniser.recognise(text).messages();
        if (found.isEmpty()) {
            return;
        }
        SipMessage message = found.getFirst();
        int refused = target.write(source, fields.of(message, found.size())) + events.write(message, source);
        count(message, found.size(), refused);
        if (options.redact()) {
            redact(source, path, text, found);
        }
    }

    private void count(SipMessage message, int found, int refused) {
        documents.increment();
        messages.add(found);
        if (refused > 0) {
            conflicts.add(refused);
        }
        if (message.truncated()) {
            truncated.increment();
        }
        if (!message.problems().isEmpty()) {
            problems.increment();
        }
    }

    /** Masks the text that was read, and the copy that shippers keep beside it. */
    private void redact(Map<String, Object> source, String path, String text, List<SipMessage> found) {
        String masked = Redaction.mask(text, found);
        DocumentFields document = new DocumentFields(source);
        boolean changed = !masked.equals(text);
        if (changed) {
            document.replace(path, masked);
        }
        if (!path.equals(ORIGINAL) && document.get(ORIGINAL) instanceof String copy) {
            String maskedCopy = copy.equals(text)
                    ? masked
                    : Redaction.mask(copy, recogniser.recognise(copy).messages());
            if (!maskedCopy.equals(copy)) {
                document.replace(ORIGINAL, maskedCopy);
                changed = true;
            }
        }
        if (changed) {
            redacted.increment();
        }
    }
}
