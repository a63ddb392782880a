// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.sipassistant.message.Part;
import org.sipassistant.message.SipMessage;

/** Logs and events of real products: every start line that stands in them is read, and nothing else is. */
class RealLogsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path MATERIAL = Path.of("../../shared");

    /** A start line wherever one may stand, but for the summary that tcpdump puts before its message. */
    private static final Pattern START_LINE = Pattern.compile(
            "(?:INVITE|ACK|BYE|CANCEL|REGISTER|OPTIONS|PRACK|UPDATE|SUBSCRIBE|NOTIFY|INFO|REFER|MESSAGE|PUBLISH)"
                    + " (?:sips?|tel):\\S+? SIP/2\\.0(?![/\\d])|SIP/2\\.0 [1-6]\\d\\d\\b");

    /** The end of the line before the rows of a packet. */
    private static final Pattern NGREP_HEADER = Pattern.compile("(?<=#\\d{1,9})\n  ");

    private static final Pattern TCPDUMP_SUMMARY = Pattern.compile("(?m)^\\S+ IP6? .*$");
    private static final Pattern REQUEST_OR_STATUS =
            Pattern.compile("[\\w.!%*+`'~-]+ .+ SIP/2\\.0|SIP/2\\.0 [1-6]\\d\\d\\b.*", Pattern.DOTALL);

    private final LogReader reader = FormatFiles.reader();

    @Test
    void readsTheStartLinesOfRealLogsAndNothingElse(TestReporter reporter) throws IOException {
        int lines = 0;
        int missed = 0;
        for (Path file : files("data/logs", ".log", ".txt", ".csv")) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            List<LoggedMessage> read = reader.read(text);
            int starts = startLines(text);
            lines += starts;
            missed += Math.max(0, starts - read.size());
            assertTrue(read.size() <= starts, () -> file + " holds " + starts + " start lines: " + row(read));
            read.forEach(message -> assertStartLine(file, message));
            if (starts > 0) {
                reporter.publishEntry(file.getFileName().toString(), "start lines " + starts + ", " + row(read));
            }
        }
        assertTrue(lines > 1_500, "start lines: " + lines);
        assertTrue(missed * 50 <= lines, missed + " of " + lines + " start lines were not read");
    }

    @Test
    void readsEventsThatOtherProgramsParsed(TestReporter reporter) throws IOException {
        int events = 0;
        for (Path file : files("data/logs", "_ek.jsonl", "eve-sip.jsonl", "sample_event.json", "zeek-sip-json.log")) {
            List<LoggedMessage> read = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                ParsedEvent.read(json(line)).ifPresent(event -> read.addAll(event.messages()));
            }
            events += read.size();
            reporter.publishEntry(file.getFileName().toString(), row(read));
        }
        assertTrue(events >= 40, "events: " + events);
    }

    /** Not everything that was sent passed the proxy, whose feed and whose log these are. */
    @Test
    void homersFeedAndTheProxysLogTellTheMessagesOfTheCapture(TestReporter reporter) throws IOException {
        Set<String> captured = new HashSet<>();
        for (Map<String, Object> document : documents("messages.jsonl")) {
            reader.read(String.valueOf(document.get("message"))).forEach(m -> captured.add(key(m.message())));
        }
        List<LoggedMessage> feed = new ArrayList<>();
        for (Map<String, Object> document : documents("hep.jsonl")) {
            feed.addAll(ParsedEvent.read(document).orElseThrow().messages());
        }
        List<LoggedMessage> log = new ArrayList<>();
        for (Map<String, Object> document : documents("kamailio.syslog.json")) {
            log.addAll(reader.read(String.valueOf(document.get("message"))));
        }
        for (List<LoggedMessage> read : List.of(feed, log)) {
            long known = read.stream()
                    .filter(m -> captured.contains(key(m.message())))
                    .count();
            Set<String> keys = new HashSet<>();
            read.forEach(m -> keys.add(key(m.message())));
            reporter.publishEntry(
                    "captured " + captured.size() + ", told " + keys.size(), row(read) + ", known " + known);
            assertTrue(known * 1_000 >= read.size() * 995L, known + " of " + read.size() + " were captured");
        }
        assertTrue(feed.stream().allMatch(m -> m.context().source().isPresent()), "sources");
    }

    @Test
    void findsNoMessageInCapturesThatHoldNone() throws IOException {
        int captures = 0;
        for (Path truth : files("data/pcaps", "truth.jsonl")) {
            if (Files.size(truth) > 0) {
                continue;
            }
            for (Path capture : files("data/pcaps/" + truth.getParent().getFileName(), "file.pcap", ".cap")) {
                String bytes = Files.readString(capture, StandardCharsets.ISO_8859_1);
                assertEquals(List.of(), reader.read(bytes), capture::toString);
                captures++;
            }
        }
        assertTrue(captures >= 2, "captures: " + captures);
    }

    @Test
    void readsTheMessagesOfCapturesAsTheRecogniserAloneDoes() throws IOException {
        int messages = 0;
        for (Path file : files("data/pcaps", "messages.jsonl")) {
            for (String line : Files.readAllLines(file)) {
                List<LoggedMessage> read = reader.read(String.valueOf(json(line).get("message")));
                assertTrue(read.stream().allMatch(LoggedMessage::inPlace), file::toString);
                messages += read.size();
            }
        }
        assertTrue(messages >= 350, "messages: " + messages);
    }

    @Test
    void readsWhatPeopleCopiedIntoReports(TestReporter reporter) throws IOException {
        List<Path> files = files("cases", "log.txt");
        for (Path file : files) {
            List<LoggedMessage> read = reader.read(Files.readString(file, StandardCharsets.ISO_8859_1));
            reporter.publishEntry(file.getParent().getFileName().toString(), row(read));
            read.forEach(message -> assertStartLine(file, message));
        }
        assertTrue(files.size() >= 40, "reports: " + files.size());
    }

    private static Map<String, Object> json(String line) throws IOException {
        return JSON.readValue(line, new TypeReference<Map<String, Object>>() {});
    }

    private static int startLines(String text) {
        String rows =
                NGREP_HEADER.matcher(text).replaceAll(" ").replace("\n  ", "").replace("#012", "\n");
        int lines = 0;
        Matcher matcher = START_LINE.matcher(TCPDUMP_SUMMARY.matcher(rows).replaceAll(""));
        while (matcher.find()) {
            lines++;
        }
        return lines;
    }

    /** A proxy that hides topology changes addresses and Vias before it logs. */
    private static String key(SipMessage message) {
        return message.statusCode() + " " + message.method() + " " + message.callId() + " " + message.cseq();
    }

    private static void assertStartLine(Path file, LoggedMessage logged) {
        String line = logged.message().text().lines().findFirst().orElse("");
        assertTrue(REQUEST_OR_STATUS.matcher(line).matches(), file + ": " + line);
    }

    private static String row(List<LoggedMessage> read) {
        return "messages " + read.size()
                + ", whole "
                + read.stream().filter(m -> m.message().part() == Part.MESSAGE).count()
                + ", Call-ID "
                + read.stream().filter(m -> m.message().callId().isPresent()).count()
                + ", format " + count(read, LogContext::format)
                + ", direction " + count(read, LogContext::direction)
                + ", peer "
                + read.stream().filter(m -> hasPeer(m.context())).count()
                + ", time " + count(read, LogContext::time);
    }

    private static boolean hasPeer(LogContext context) {
        return context.source().isPresent() || context.destination().isPresent();
    }

    private static long count(List<LoggedMessage> read, Function<LogContext, Optional<?>> field) {
        return read.stream().filter(m -> field.apply(m.context()).isPresent()).count();
    }

    private static List<Map<String, Object>> documents(String name) throws IOException {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Path file : files("data/live", name)) {
            for (String line : Files.readAllLines(file)) {
                documents.add(json(line));
            }
        }
        return documents;
    }

    private static List<Path> files(String folder, String... endings) throws IOException {
        Path path = MATERIAL.resolve(folder);
        Assumptions.assumeTrue(Files.isDirectory(path), () -> path + " is absent");
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }
}
