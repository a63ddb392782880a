// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Via;

/**
 * Runs the samples that stand in the format files: every message, and every field of its context, absent ones too. Where
 * a format takes the lines of a message apart, the sent-by of its Via and its codecs show that they were put back.
 */
class FormatSamplesTest {
    private static final List<String> FIELDS = List.of(
            "message",
            "time",
            "direction",
            "source",
            "destination",
            "transport",
            "observer",
            "session",
            "channel",
            "severity");

    private final LogReader reader = FormatFiles.reader();

    @TestFactory
    Stream<DynamicTest> samplesAreReadAsTheirFilesSay() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Section file : FormatFiles.all()) {
            String format = file.text("format");
            for (Section sample : file.sections("samples")) {
                tests.add(DynamicTest.dynamicTest(format + ": " + sample.text("name"), () -> run(format, sample)));
            }
        }
        return tests.stream();
    }

    @Test
    void everyFormatHasASample() {
        List<Section> files = FormatFiles.all();
        assertTrue(files.size() >= 11, "formats found: " + files.size());
        for (Section file : files) {
            assertFalse(file.sections("samples").isEmpty(), file.file());
        }
    }

    /** The strict reader strips the line end that closes a log; it belongs to it. */
    private void run(String format, Section sample) {
        String log = sample.text("log") + "\n";
        Instant reference = sample.optionalText("reference").map(Instant::parse).orElse(Instant.EPOCH);
        ZoneId zone = ZoneId.of(sample.optionalText("zone").orElse("UTC"));
        List<Section> expected = sample.sections("reads");
        sample.done();

        List<LoggedMessage> read = reader.read(log, reference, zone);

        assertEquals(expected.size(), read.size(), "messages");
        for (int i = 0; i < read.size(); i++) {
            Map<String, String> fields = new TreeMap<>();
            for (String field : FIELDS) {
                expected.get(i).optionalText(field).ifPresent(value -> fields.put(field, value));
            }
            Optional<String> via = expected.get(i).optionalText("via");
            Optional<String> codecs = expected.get(i).optionalText("codecs");
            Optional<String> callId = expected.get(i).optionalText("call_id");
            expected.get(i).done();
            SipMessage message = read.get(i).message();
            assertEquals(fields, fields(read.get(i)), "message " + i);
            via.ifPresent(sentBy -> assertEquals(sentBy, sentBy(message)));
            callId.ifPresent(id -> assertEquals(Optional.of(id), message.callId()));
            codecs.ifPresent(names -> assertEquals(names, codecs(message)));
            assertEquals(Optional.of(format), read.get(i).context().format());
        }
    }

    private static String sentBy(SipMessage message) {
        return message.topVia().flatMap(Via::sentBy).orElse("");
    }

    private static String codecs(SipMessage message) {
        return message.sdp().map(sdp -> sdp.codecs().toString()).orElse("");
    }

    private static Map<String, String> fields(LoggedMessage logged) {
        Map<String, String> fields = new TreeMap<>();
        LogContext context = logged.context();
        fields.put("message", logged.message().text().lines().findFirst().orElse(""));
        context.time().ifPresent(time -> fields.put("time", time.toString()));
        context.direction().ifPresent(direction -> fields.put("direction", direction));
        context.source().ifPresent(source -> fields.put("source", source.toString()));
        context.destination().ifPresent(destination -> fields.put("destination", destination.toString()));
        context.transport().ifPresent(transport -> fields.put("transport", transport));
        context.observer().ifPresent(observer -> fields.put("observer", observer));
        context.session().ifPresent(session -> fields.put("session", session));
        context.channel().ifPresent(channel -> fields.put("channel", channel));
        context.severity().ifPresent(severity -> fields.put("severity", severity));
        return fields;
    }
}
