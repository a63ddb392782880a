// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;

/**
 * Reads the lines that products write of each packet of media, which tell something only together: which way packets go, and
 * which way none do. Such lines are in a log by the thousand, so there is one event for all of a text. Reads {@code
 * knowledge/packets}; immutable and safe for use by many threads.
 */
final class PacketBook {
    static final List<String> WAYS = List.of("received", "sent", "relayed");

    private record Wording(String way, String product, EventPattern pattern) {}

    private final List<Wording> wordings;

    private PacketBook(List<Wording> wordings) {
        this.wordings = List.copyOf(wordings);
    }

    static PacketBook none() {
        return new PacketBook(List.of());
    }

    /** @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong */
    static PacketBook load(KnowledgeFiles files) {
        List<Wording> wordings = new ArrayList<>();
        files.folder("packets").forEach(file -> read(file, wordings));
        return new PacketBook(wordings);
    }

    private static void read(Section file, List<Wording> wordings) {
        String product = file.text("product");
        file.text("name");
        for (Section entry : file.sections("packets")) {
            String way = entry.oneOf("way", WAYS);
            String pattern = entry.text("pattern");
            entry.text("example"); // the tests run them
            entry.done();
            try {
                wordings.add(new Wording(way, product, EventPattern.compile(pattern)));
            } catch (IllegalArgumentException e) {
                throw entry.problem("pattern", e.getMessage());
            }
        }
        file.done();
    }

    /**
     * What the lines of a text tell together, if anything; nothing of more addresses than {@link PacketWays} compares. Time
     * linear in its length: of each wording a line is matched once.
     */
    Optional<LogEvent> find(String text) {
        PacketWays ways = new PacketWays();
        wordings.forEach(wording -> add(wording, text, ways));
        return ways.event();
    }

    private static void add(Wording wording, String text, PacketWays ways) {
        String anchor = wording.pattern().anchor();
        int at = text.indexOf(anchor);
        while (at >= 0) {
            EventPattern.Line line = EventPattern.Line.around(text, at);
            Optional<EventPattern.Match> match = wording.pattern().match(text, line, at);
            if (match.isPresent()) {
                String address = firstWord(match.get().fields().getOrDefault("address", ""));
                String whole = text.substring(line.start(), line.end()).strip();
                ways.add(
                        wording.way(), address, new LogEvent("", wording.product(), Map.of(), line.start(), at, whole));
            }
            at = text.indexOf(anchor, Math.max(at + anchor.length(), line.end()));
        }
    }

    /** Behind an address may stand by what way it is reached. */
    private static String firstWord(String address) {
        int blank = address.indexOf(' ');
        return blank < 0 ? address : address.substring(0, blank);
    }
}
