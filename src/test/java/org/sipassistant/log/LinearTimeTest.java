// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;
import org.sipassistant.knowledge.TestYaml;

/** Logs made to cost more than their length; a quadratic step would take minutes on them, the limit is ample. */
class LinearTimeTest {
    private static final int SIZE = 1_000_000;
    private static final EventBook EVENTS = EventBook.load(TestYaml::read);
    private static final LogReader READER = LogReader.load(TestYaml::read);
    private static final String HEAD = "INVITE sip:a@b SIP/2.0\r\n";

    @SuppressWarnings("unused") // named in the annotation below
    static final List<String> ADVERSARIES = List.of(
            fill("", "SIP/2.0 "),
            fill("", "SIP/2.0 200 OK\n"),
            fill(HEAD + "Subject: x\r\n", " x\r\n"),
            fill(HEAD + "Contact: ", ","),
            fill(HEAD, "\r\n"),
            fill("\n", "\n") + HEAD,
            fill("", "x\n") + HEAD,
            fill("", " ") + HEAD,
            fill("", HEAD + "\r\n" + " \r\n".repeat(20)),
            fill("", "Call-ID: x\n"),
            fill("", "Via: SIP/2.0/UDP x\n"),
            fill("", "Via: SIP/2.0/UDP x "),
            fill("SIP/2.0 200 OK x", " "),
            fill("SIP/2.0 200 OK Via: x", " "),
            fill("SIP/2.0 200 OK#012", "#012"),
            fill("SIP/2.0 200 OK..", "Via: x.."),
            fill("SIP/2.0 200 OK.\n", "Via: x.\n"),
            fill(HEAD, "    0x0010:  4500 0034 .E..\n"),
            fill("<--- Received SIP request ", "from UDP:") + "\n" + HEAD,
            fill("<--- Received SIP request (1 bytes) from UDP:", "10.0.0.1:5060 ") + "\n" + HEAD,
            fill("recv ", "1 bytes from ") + "\n" + HEAD,
            fill("12:00:00 ", "12:00:00 ") + "\n" + HEAD,
            fill("", "<--- Received SIP request (1 bytes) from UDP:10.0.0.1:5060 --->\n" + HEAD),
            fill("", "Got SIP response "),
            fill("", "Got SIP response 486 \""),
            fill("", "\" back from "),
            fill("", " failed for '"),
            fill("Request 'REGISTER' from '", "' failed for '"),
            fill("", "No matching endpoint found"),
            fill("", "Retransmission timeout reached"),
            fill("", "Retransmission timeout reached\n"));

    private static String fill(String head, String part) {
        return head + part.repeat(SIZE / part.length());
    }

    @ParameterizedTest
    @FieldSource("ADVERSARIES")
    void readsAMegabyteInTheTimeOfAScan(String log) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertTrue(READER.read(log, Instant.EPOCH, ZoneOffset.UTC).size() <= 10_000));
    }

    @ParameterizedTest
    @FieldSource("ADVERSARIES")
    void findsEventsInAMegabyteInTheTimeOfAScan(String log) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertTrue(EVENTS.find(log).size() <= 2_000));
    }

    /** Every wording of every product, over and over in one line and in many lines that none of them fits. */
    @Test
    void triesWordingsInLongLinesInTheTimeOfAScan() {
        List<String> anchors = anchors();
        assertTrue(anchors.size() > 500, anchors.size() + " wordings");
        assertTimeoutPreemptively(Duration.ofSeconds(180), () -> {
            for (String anchor : anchors) {
                int times = 50_000 / anchor.length();
                assertTrue(EVENTS.find(anchor.repeat(times)).size() <= 1);
                assertTrue(EVENTS.find((anchor + "\n").repeat(times)).size() <= 2_000);
            }
        });
    }

    private static List<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        for (Section file : new KnowledgeFiles(TestYaml::read).folder("events")) {
            for (Section event : file.sections("events")) {
                anchors.add(EventPattern.compile(event.text("pattern")).anchor());
            }
            for (Section entry : file.sections("codes")) {
                CodeTable codes = CodeTable.read(entry);
                String code = codes.meanings().keySet().iterator().next();
                codes.names().forEach(name -> anchors.add(name + '=' + code));
            }
        }
        return List.copyOf(anchors);
    }
}
