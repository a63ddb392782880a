// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;

/**
 * Finds the lines that products write about calls without quoting SIP. Reads {@code knowledge/events}; immutable and
 * safe for use by many threads.
 */
public final class EventBook {
    /** A log of nothing but events is bounded too. */
    private static final int MOST_EVENTS = 2_000;

    private record Wording(String says, String product, EventPattern pattern) {}

    /** Wordings by the first eight characters of their anchor, packed into a long. */
    private final Map<Long, List<Wording>> byKey = new HashMap<>();

    /** One bit for each hash of a key: nearly every place of a text is settled by it. */
    private final long[] filter = new long[1 << 10];

    private EventBook(List<Section> files) {
        files.forEach(this::read);
    }

    /** @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong */
    public static EventBook load(Function<InputStream, Map<String, Object>> yaml) {
        return new EventBook(new KnowledgeFiles(yaml).folder("events"));
    }

    static EventBook of(List<Section> files) {
        return new EventBook(files);
    }

    /** At most one event per line, the most particular one, in the order of the text; time linear in its length. */
    public List<LogEvent> find(String text) {
        Map<Integer, Candidate> best = new TreeMap<>();
        long key = 0;
        for (int i = 0; i < text.length() && best.size() < MOST_EVENTS; i++) {
            key = (key << Byte.SIZE) | (text.charAt(i) & 0xFF);
            if (i + 1 >= EventPattern.LEAST_LITERAL && isPossible(key)) {
                candidates(text, i + 1 - EventPattern.LEAST_LITERAL, byKey.getOrDefault(key, List.of()), best);
            }
        }
        List<LogEvent> events = new ArrayList<>();
        best.values().forEach(candidate -> events.add(candidate.event()));
        return List.copyOf(events);
    }

    private record Candidate(LogEvent event, int weight) {}

    private static void candidates(String text, int at, List<Wording> wordings, Map<Integer, Candidate> best) {
        for (Wording wording : wordings) {
            if (!text.startsWith(wording.pattern().anchor(), at)) {
                continue;
            }
            EventPattern.Line line = EventPattern.Line.around(text, at);
            int weight = wording.pattern().weight();
            Candidate before = best.get(line.start());
            if (before != null && before.weight() >= weight) {
                continue;
            }
            Optional<Map<String, String>> fields = wording.pattern().match(text, line, at);
            if (fields.isPresent()) {
                String whole = text.substring(line.start(), line.end()).strip();
                LogEvent event = new LogEvent(wording.says(), wording.product(), fields.get(), line.start(), whole);
                best.put(line.start(), new Candidate(event, weight));
            }
        }
    }

    private void read(Section file) {
        String product = file.text("product");
        file.text("name");
        for (Section entry : file.sections("events")) {
            String says = entry.text("says");
            String pattern = entry.text("pattern");
            entry.texts("example"); // read and run by the tests
            entry.done();
            try {
                add(new Wording(says, product, EventPattern.compile(pattern)));
            } catch (IllegalArgumentException e) {
                throw entry.problem("pattern", e.getMessage());
            }
        }
        file.done();
    }

    private void add(Wording wording) {
        long key = 0;
        for (int i = 0; i < EventPattern.LEAST_LITERAL; i++) {
            key = (key << Byte.SIZE) | (wording.pattern().anchor().charAt(i) & 0xFF);
        }
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(wording);
        int hash = hash(key);
        filter[hash >>> 6] |= 1L << hash;
    }

    private boolean isPossible(long key) {
        int hash = hash(key);
        return (filter[hash >>> 6] & (1L << hash)) != 0;
    }

    /** Sixteen bits of the key, well mixed (Fibonacci hashing). */
    private static int hash(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 48);
    }
}
