// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.diagnosis.Alternative;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.Evidence;
import org.sipassistant.diagnosis.Finding;
import org.sipassistant.diagnosis.RuledOut;
import org.sipassistant.diagnosis.Timing;
import org.sipassistant.ingest.MediaFields;

/** Tells a diagnosis as JSON data; what is not known is left out. */
final class AnswerWriter {
    /** Confidence that remains where part of the cluster did not answer: a missing message may change everything. */
    private static final double INCOMPLETE = 0.5;

    /** ISO 8601 with offset; always with milliseconds, so that times stand below each other. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    private final ZoneId zone;
    private final List<String> unread;
    private final List<String> unseen;
    private final List<String> restored;

    /** @param unread what of the cluster did not answer */
    AnswerWriter(ZoneId zone, List<String> unread) {
        this(zone, unread, List.of(), List.of());
    }

    /**
     * @param unseen which other calls were not looked at
     * @param restored what of the messages was put together
     */
    AnswerWriter(ZoneId zone, List<String> unread, List<String> unseen, List<String> restored) {
        this.zone = zone;
        this.unread = unread;
        this.unseen = unseen;
        this.restored = restored;
    }

    /** What is missing of all its calls, in words. */
    List<String> missing() {
        return Stream.concat(unread.stream(), restored.stream()).toList();
    }

    Map<String, Object> call(Diagnosis diagnosis) {
        Map<String, Object> call = new LinkedHashMap<>();
        if (!diagnosis.story().call().callId().isEmpty()) {
            call.put("call_id", diagnosis.story().call().callId());
        }
        call.put("kind", diagnosis.story().call().kind().id());
        call.put("outcome", diagnosis.outcome());
        call.put("phase", diagnosis.phase());
        call.put("group", diagnosis.category().group());
        call.put("emergency", diagnosis.story().isEmergency());
        call.put("root_cause", rootCause(diagnosis));
        new ResponseWriter(this::time).write(diagnosis, call);
        List<Object> translations = CallPath.translations(diagnosis);
        if (!translations.isEmpty()) {
            call.put("translations", translations);
        }
        diagnosis.ending().ifPresent(ending -> call.put("ended_by", CallPath.ending(ending, diagnosis)));
        call.put("actions", diagnosis.actions());
        call.put(
                "evidence",
                diagnosis.rootCause().evidence().stream().map(this::evidence).toList());
        call.put(
                "ruled_out",
                diagnosis.ruledOut().stream().map(AnswerWriter::ruledOut).toList());
        call.put(
                "alternatives",
                diagnosis.alternatives().stream().map(this::alternative).toList());
        call.put("missing", missing(diagnosis));
        call.put("legs", CallPath.legs(diagnosis));
        call.put("timing", timing(diagnosis.timing()));
        media(diagnosis).ifPresent(media -> call.put("media", media));
        call.put("coverage", coverage(diagnosis));
        call.put("timeline", new Timeline(diagnosis, this::time).entries());
        return call;
    }

    private Map<String, Object> rootCause(Diagnosis diagnosis) {
        Finding finding = diagnosis.rootCause();
        Map<String, Object> cause = new LinkedHashMap<>();
        cause.put("rule", finding.rule());
        cause.put("category", finding.verdict().category());
        cause.put("title", finding.title());
        cause.put("explanation", diagnosis.because());
        cause.put("confidence", confidence(diagnosis.confidence(finding)));
        cause.put("origin", diagnosis.origin().id());
        cause.put("responsible", diagnosis.responsible().id());
        diagnosis.responsibleEntity().ifPresent(entity -> cause.put("responsible_entity", entity));
        if (diagnosis.isInferred()) {
            cause.put("inferred", true);
        }
        return cause;
    }

    private double confidence(double sure) {
        return unread.isEmpty() ? sure : Math.round(sure * INCOMPLETE * 100) / 100.0;
    }

    private Map<String, Object> evidence(Evidence evidence) {
        Map<String, Object> written = new LinkedHashMap<>();
        evidence.witness().observation().document().ifPresent(id -> ResponseWriter.putDocument(written, id));
        evidence.witness().observation().at().ifPresent(at -> written.put("at", time(at)));
        written.put("quote", evidence.quote());
        written.put("shows", evidence.shows());
        return written;
    }

    private static Map<String, Object> ruledOut(RuledOut rule) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("rule", rule.rule());
        written.put("category", rule.category());
        written.put("because", rule.because());
        return written;
    }

    private Map<String, Object> alternative(Alternative alternative) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("rule", alternative.rule());
        written.put("category", alternative.category());
        written.put("confidence", confidence(alternative.confidence()));
        return written;
    }

    private List<String> missing(Diagnosis diagnosis) {
        List<String> missing = new ArrayList<>(missing());
        missing.addAll(diagnosis.rootCause().verdict().missing());
        CallPath.doubt(diagnosis).ifPresent(missing::add);
        if (diagnosis.isOfOtherLines()) {
            missing.add("A sign that these lines are about a call: none of them names SIP or a telephone system.");
        }
        return missing;
    }

    private static Map<String, Object> timing(Timing timing) {
        Map<String, Object> written = new LinkedHashMap<>();
        putMillis(written, "post_dial_delay_ms", timing.postDialDelay());
        putMillis(written, "ring_ms", timing.ring());
        putMillis(written, "setup_ms", timing.setup());
        putMillis(written, "talk_ms", timing.talk());
        return written;
    }

    /** The last report on the media that one of the two sides gave when it hung up. */
    private static Optional<Map<String, Object>> media(Diagnosis diagnosis) {
        return diagnosis.story().call().messages().stream()
                .filter(m -> m.message().method().equals("BYE"))
                .map(m -> MediaFields.of(m.message()))
                .filter(media -> !media.isEmpty())
                .reduce((earlier, later) -> later);
    }

    private Map<String, Object> coverage(Diagnosis diagnosis) {
        List<ObservedMessage> messages = diagnosis.story().call().messages();
        Set<String> observers = new TreeSet<>();
        messages.forEach(m -> m.observation().observer().ifPresent(observers::add));
        boolean requests = messages.stream().anyMatch(m -> m.message().isRequest());
        boolean responses = messages.stream().anyMatch(m -> m.message().isResponse());
        Map<String, Object> coverage = new LinkedHashMap<>();
        coverage.put("observers", List.copyOf(observers));
        coverage.put("directions", requests && responses ? "both" : requests ? "requests" : "responses");
        Map<String, Object> offsets = offsets(messages);
        if (!offsets.isEmpty()) {
            coverage.put("clock_offset_ms", offsets);
        }
        coverage.put("messages", messages.size());
        coverage.put(
                "truncated_messages",
                messages.stream().filter(m -> m.message().truncated()).count());
        if (!unseen.isEmpty()) {
            coverage.put("other_calls", String.join("; ", unseen));
        }
        return coverage;
    }

    /** By how much the clocks of observers are ahead of the others'; their times were set right by that. */
    private static Map<String, Object> offsets(List<ObservedMessage> messages) {
        Map<String, Object> offsets = new TreeMap<>();
        for (ObservedMessage message : messages) {
            Duration shift = message.observation().shift();
            if (!shift.isZero()) {
                message.observation().observer().ifPresent(name -> offsets.put(name, -shift.toMillis()));
            }
        }
        return offsets;
    }

    String time(Instant instant) {
        return time(instant, zone);
    }

    static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    private static void putMillis(Map<String, Object> target, String name, Optional<Duration> duration) {
        duration.filter(d -> !d.isZero()).ifPresent(d -> target.put(name, d.toMillis()));
    }
}
