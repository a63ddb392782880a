// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;
import org.sipassistant.knowledge.TestYaml;

class PacketBookTest {
    private static final KnowledgeFiles FILES = new KnowledgeFiles(TestYaml::read);
    private static final PacketBook BOOK = PacketBook.load(FILES);

    private static String says(String text) {
        return BOOK.find(text).map(LogEvent::says).orElse("");
    }

    /** A line to a private address, or from any, tells something when it stands there again and again. */
    @Test
    void everyExampleIsReadAsWhatItIs() {
        for (Section file : FILES.folder("packets")) {
            String product = file.text("product");
            for (Section packet : file.sections("packets")) {
                String line = packet.text("example").replace("198.51.100.9", "192.168.7.20") + '\n';
                String field = packet.text("way").equals("received") ? "source" : "destination";
                LogEvent event = BOOK.find(line.repeat(3)).orElseThrow();
                assertEquals("media-one-way", event.says(), line);
                assertEquals(Map.of(field, "192.168.7.20:41298"), event.fields(), line);
                assertEquals(product, event.product());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.7.20:4000, 203.0.113.66:4000, media-sent-inside",
        "192.168.7.20:4000, 203.0.113.66:4002, media-one-way",
        "192.168.7.20:4000, 192.168.7.20:4000, ''",
        "192.168.7.20:4000, 192.168.9.20:4000, ''",
        "203.0.113.66:4000, 203.0.113.66:4002, ''",
        "203.0.113.7:4000, 203.0.113.66:4000, ''",
        "[fd00::7]:4000, [2001:db8::66]:4000, media-sent-inside",
        "192.168.7.20:4000  (via ICE), 203.0.113.66:4000, media-sent-inside",
    })
    void whereMediaGoIsComparedWithWhereTheyComeFrom(String to, String from, String says) {
        assertEquals(says, says(sent(to) + got(from)));
    }

    @Test
    void nothingThatComesBackIsToldWhereMuchWasSent() {
        String line = "Sent RTP packet to 203.0.113.66:4000 (type 08, len 160)\n";
        assertEquals("", says(line.repeat(9)));
        assertEquals("media-unreturned", says(line.repeat(10)));
    }

    @Test
    void readsThousandsOfLinesInTheTimeOfAScan() {
        String line = "Got  RTP packet from 203.0.113.66:4000 (type 08)\n";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertEquals("media-one-way", says(line.repeat(200_000)));
            assertTrue(BOOK.find("RTP packet from ".repeat(200_000)).isEmpty());
        });
    }

    /** So many addresses are of many calls, of which none is told from the others. */
    @Test
    void nothingIsToldOfMoreAddressesThanACallHas() {
        String inside = sent("192.168.7.20:4000") + got("203.0.113.66:4000");
        String others = addresses(PacketWays.MOST - 1, "10.1.");
        assertEquals("media-sent-inside", says(inside + others));
        assertEquals("media-sent-inside", says(inside + others + others));
        assertEquals("", says(inside + addresses(PacketWays.MOST, "10.1.")));
        assertEquals("", says(inside + addresses(PacketWays.MOST, "198.18.")));
    }

    @Test
    void comparesAThousandAddressesOfEachSideInTheTimeOfAScan() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append(sent("10." + (i >> 16) + '.' + (i >> 8 & 255) + '.' + (i & 255) + ':' + (2 * i % 60_000)));
            text.append(got(
                    "198." + (18 + (i >> 16)) + '.' + (i >> 8 & 255) + '.' + (i & 255) + ':' + (2 * i % 60_000 + 1)));
        }
        String lines = text.toString();
        String thousand = lines.lines().limit(2_000).collect(Collectors.joining("\n"));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertEquals("", says(thousand));
            assertEquals("", says(lines));
        });
    }

    private static String sent(String to) {
        return "Sent RTP packet to " + to + " (type 08, len 160)\n";
    }

    private static String got(String from) {
        return "Got  RTP packet from " + from + " (type 08)\n";
    }

    private static String addresses(int count, String network) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String address = network + i + ".7:" + (6000 + i);
            lines.append(sent(address)).append(got(address));
        }
        return lines.toString();
    }
}
