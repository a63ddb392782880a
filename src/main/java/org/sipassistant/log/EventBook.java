// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;

/**
 * Finds the lines that products write about calls without quoting SIP. Reads {@code knowledge/events}; immutable and
 * safe for use by many threads.
 */
public final class EventBook {
    /** A log of nothing but events is bounded too. */
    private static final int MOST_EVENTS = 2_000;

    /** A line in which an anchor stands again and again without a match is given up. */
    private static final int MOST_PLACES = 64;

    /** What a line says that explains no failure: a step that went on, or what did not happen. */
    public static final String NOTICE = "notice";

    /**
     * What tells less than any other wording in the same line, the least first: that something failed, or with which code,
     * which a stack makes up where nothing was sent.
     */
    private static final List<Set<String>> WITHOUT_CAUSE =
            List.of(Set.of("connection-failed"), Set.of("response-received", "registration-refused"));

    /** What a wording may say that stands in none of its lines: about which request they are, and about which side's leg. */
    private static final List<String> IMPLIED = List.of("method", LogEvent.SIDE);

    /** More than the literals of any pattern hold. */
    private static final int RANK = 10_000;

    /** More than any pattern weighs. */
    private static final int OF_CODE = (WITHOUT_CAUSE.size() + 1) * RANK;

    /**
     * What the same words mean in a line about something that is no SIP, such as the database of the node.
     *
     * @param words of which one stands in such lines, in lower case
     * @param unless of which none does
     */
    private record Elsewhere(List<String> words, List<String> unless, String says) {

        boolean isMeant(String lowered) {
            return words.stream().anyMatch(word -> isIn(lowered, word))
                    && unless.stream().noneMatch(word -> isIn(lowered, word));
        }

        private static boolean isIn(String lowered, String word) {
            int at = lowered.indexOf(word);
            while (at >= 0 && !isWhole(lowered, word, at)) {
                at = lowered.indexOf(word, at + 1);
            }
            return at >= 0;
        }

        /** A number is a whole one: the port 53984 is not 53, and neither are the minutes of a time. */
        private static boolean isWhole(String lowered, String word, int at) {
            int end = at + word.length();
            boolean goesOn = Character.isDigit(word.charAt(word.length() - 1))
                    && end < lowered.length()
                    && Character.isDigit(lowered.charAt(end));
            return !goesOn && (word.charAt(0) != ':' || isAddress(lowered, at));
        }

        /** Whether what stands before a place is a host: a name, or a number with dots. */
        private static boolean isAddress(String lowered, int end) {
            int start = end;
            while (start > 0 && isOfHost(lowered.charAt(start - 1))) {
                start--;
            }
            String host = lowered.substring(start, end);
            return !host.isEmpty() && (Character.isLetter(host.charAt(0)) || host.indexOf('.') >= 0);
        }

        private static boolean isOfHost(char c) {
            return Character.isLetterOrDigit(c) || c == '.' || c == '-';
        }
    }

    /**
     * @param implied fields that such lines have where the wording names none
     * @param codes what the code behind the pattern means, where that is the name of one; it says what the line says
     */
    private record Wording(
            String says,
            String product,
            EventPattern pattern,
            int weight,
            Map<String, String> implied,
            List<Elsewhere> elsewhere,
            @Nullable CodeTable codes) {

        Wording anchoredIn(List<String> lines) {
            return new Wording(says, product, pattern.anchoredIn(lines), weight, implied, elsewhere, codes);
        }

        private Wording saying(String meaning) {
            return new Wording(meaning, product, pattern, weight, implied, elsewhere, codes);
        }

        private String says(String line) {
            if (elsewhere.isEmpty()) {
                return says;
            }
            String lowered = line.toLowerCase(Locale.ROOT);
            return elsewhere.stream()
                    .filter(other -> other.isMeant(lowered))
                    .map(Elsewhere::says)
                    .findFirst()
                    .orElse(says);
        }

        /** @param found the fields of a match; empty where the line denies what the wording says */
        LogEvent event(Optional<Map<String, String>> found, EventPattern.Line line, int at, String whole) {
            Map<String, String> fields = new HashMap<>(implied);
            fields.putAll(found.orElse(Map.of()));
            return new LogEvent(found.isEmpty() ? NOTICE : says(whole), product, fields, line.start(), at, whole);
        }
    }

    private final List<Wording> wordings;
    private final List<String> lines;
    private final AnchorIndex<Wording> anchors;
    private final RecordBook records;
    private final PacketBook packets;

    /** @param lines of logs, which tell what is common in them */
    private EventBook(List<Wording> wordings, List<String> lines, RecordBook records, PacketBook packets) {
        this.records = records;
        this.packets = packets;
        this.wordings = List.copyOf(wordings);
        this.lines = List.copyOf(lines);
        this.anchors = new AnchorIndex<>(
                wordings.stream()
                        .map(wording -> Map.entry(wording.pattern().anchor(), wording))
                        .toList(),
                lines);
    }

    /** @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong */
    public static EventBook load(Function<InputStream, Map<String, Object>> yaml) {
        return load(new KnowledgeFiles(yaml));
    }

    /** @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong */
    public static EventBook load(KnowledgeFiles files) {
        return of(files.folder("events"), RecordBook.load(files), PacketBook.load(files));
    }

    static EventBook of(List<Section> files) {
        return of(files, new RecordBook(), PacketBook.none());
    }

    private static EventBook of(List<Section> files, RecordBook records, PacketBook packets) {
        List<Wording> wordings = new ArrayList<>();
        List<String> examples = new ArrayList<>();
        files.forEach(file -> read(file, wordings, examples));
        wordings.replaceAll(wording -> wording.anchoredIn(examples));
        return new EventBook(wordings, examples, records, packets);
    }

    /** The products whose wordings are known, in the order of the alphabet. */
    public List<String> products() {
        return wordings.stream().map(Wording::product).distinct().sorted().toList();
    }

    /** The same without the wordings of other products. */
    public EventBook only(Collection<String> products) {
        return new EventBook(
                wordings.stream()
                        .filter(wording -> products.contains(wording.product()))
                        .toList(),
                lines,
                records,
                packets);
    }

    /** The same with nothing but the codes of platforms. */
    public EventBook codes() {
        return new EventBook(
                wordings.stream().filter(wording -> wording.codes() != null).toList(), lines, records, packets);
    }

    /** What reads the records of calls that are fields and no lines. */
    public RecordBook records() {
        return records;
    }

    /** What the lines about single packets of media tell together, for pasted text. */
    public Optional<LogEvent> packets(String text) {
        return packets.find(text);
    }

    /** At most one event per line, the most particular one, in the order of the text; time linear in its length. */
    public List<LogEvent> find(String text) {
        Search search = anchors.find(text, Search::new);
        return search == null ? List.of() : search.events();
    }

    /**
     * The same for a text that went through windows, mails and terminals: a wording is found too where a line was broken
     * in its middle.
     */
    public List<LogEvent> findInPaste(String text) {
        TreeMap<Integer, LogEvent> found = new TreeMap<>();
        find(text).forEach(event -> found.put(event.start(), event));
        // a word in two pieces would pass for two words
        addBroken(WrappedLines.atColumn(text), found);
        addBroken(WrappedLines.atWords(text), found);
        return List.copyOf(found.values());
    }

    private void addBroken(WrappedLines lines, TreeMap<Integer, LogEvent> found) {
        if (!lines.isJoined()) {
            return;
        }
        for (LogEvent event : find(lines.text())) {
            EventPattern.Line line = EventPattern.Line.around(lines.text(), event.start());
            int start = lines.origin(line.start());
            boolean known =
                    !found.subMap(start, true, lines.origin(line.end()), true).isEmpty();
            if (!known && lines.isBroken(line.start(), line.end())) {
                int at = lines.origin(event.at());
                found.put(start, new LogEvent(event.says(), event.product(), event.fields(), start, at, event.line()));
            }
        }
    }

    private record Candidate(LogEvent event, int weight) {}

    /** What was found in one text. */
    private static final class Search implements AnchorIndex.Visitor<Wording> {
        private final String text;
        /** By the start of the line; made with the first of them, because most texts have none. */
        private Map<Integer, Candidate> best = Map.of();

        private EventPattern.Line line = EventPattern.Line.NONE;
        private int places;

        Search(String text) {
            this.text = text;
        }

        @Override
        public boolean found(int at, Wording wording) {
            if (at < line.start() || at > line.end()) {
                line = EventPattern.Line.around(text, at);
                places = 0;
            }
            int weight = wording.weight();
            Candidate before = best.isEmpty() ? null : best.get(line.start());
            boolean better = before == null || before.weight() < weight;
            if (better && places++ < MOST_PLACES) {
                wording.pattern().match(text, line, at).ifPresent(match -> read(match, wording, at, before));
            }
            return best.size() < MOST_EVENTS;
        }

        private void read(EventPattern.Match match, Wording wording, int at, @Nullable Candidate before) {
            if (wording.codes() == null) {
                add(match, wording, at, before);
                return;
            }
            wording.codes()
                    .behind(text, match.start(), match.end(), line.end())
                    .ifPresent(code -> add(
                            new EventPattern.Match(match.start(), code.end(), code.fields()),
                            wording.saying(code.says()),
                            at,
                            before));
        }

        /** What a line denies is worth less than anything that it states. */
        private void add(EventPattern.Match match, Wording wording, int at, @Nullable Candidate before) {
            boolean denied = Denial.isAround(text, line, match.start(), match.end());
            if (denied && before != null) {
                return;
            }
            String whole = text.substring(line.start(), line.end()).strip();
            Optional<Map<String, String>> fields =
                    denied ? Optional.empty() : Optional.of(BracedPrefix.completed(match.fields(), whole));
            LogEvent event = wording.event(fields, line, at, whole);
            best = best.isEmpty() ? new TreeMap<>() : best;
            best.put(line.start(), new Candidate(event, denied ? -1 : wording.weight()));
        }

        List<LogEvent> events() {
            return best.isEmpty()
                    ? List.of()
                    : best.values().stream().map(Candidate::event).toList();
        }
    }

    private static void read(Section file, List<Wording> wordings, List<String> examples) {
        String product = file.text("product");
        file.text("name");
        List<Elsewhere> elsewhere =
                file.sections("elsewhere").stream().map(EventBook::elsewhere).toList();
        for (Section entry : file.sections("events")) {
            String says = entry.text("says");
            String pattern = entry.text("pattern");
            examples.addAll(entry.texts("example")); // the tests run them
            Map<String, String> implied = new HashMap<>();
            for (String field : IMPLIED) {
                entry.optionalText(field).ifPresent(value -> implied.put(field, value));
            }
            entry.done();
            try {
                EventPattern compiled = EventPattern.compile(pattern);
                int weight = rank(says) * RANK + compiled.weight();
                wordings.add(new Wording(says, product, compiled, weight, Map.copyOf(implied), elsewhere, null));
            } catch (IllegalArgumentException e) {
                throw entry.problem("pattern", e.getMessage());
            }
        }
        for (Section entry : file.sections("codes")) {
            readCodes(entry, product, wordings, examples);
        }
        file.done();
    }

    /** A code is more particular than the words around it, which often are those of a response. */
    private static void readCodes(Section entry, String product, List<Wording> wordings, List<String> examples) {
        CodeTable codes = CodeTable.read(entry);
        examples.addAll(entry.texts("example")); // the tests run them
        entry.done();
        for (String name : codes.names()) {
            try {
                EventPattern compiled = EventPattern.compile(name);
                int weight = OF_CODE + compiled.weight();
                wordings.add(new Wording(NOTICE, product, compiled, weight, Map.of(), List.of(), codes));
            } catch (IllegalArgumentException e) {
                throw entry.problem("names", e.getMessage());
            }
        }
    }

    private static int rank(String says) {
        int rank = 0;
        while (rank < WITHOUT_CAUSE.size() && !WITHOUT_CAUSE.get(rank).contains(says)) {
            rank++;
        }
        return rank;
    }

    private static Elsewhere elsewhere(Section entry) {
        Elsewhere read = new Elsewhere(lowered(entry, "words"), lowered(entry, "unless"), entry.text("says"));
        entry.done();
        return read;
    }

    private static List<String> lowered(Section entry, String key) {
        return entry.texts(key).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
