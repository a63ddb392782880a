// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sipassistant.log.LogContext;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Part;

/** Counts what is read of log lines, and what is not. Used by one question, by one thread at a time. */
final class RecogniseReport {
    private static final int MOST_UNREAD = 10;

    /** Different shapes that are counted; a log with more of them has no frequent ones. */
    private static final int MOST_SHAPES = 10_000;

    /** What only lines about SIP hold. */
    private static final List<String> SIGNS = List.of("SIP/", "sip:", "sips:", "Call-ID", "CSeq", "callid");

    private final Expertise expertise;
    private final ZoneId zone;
    private final Map<String, FormatCount> formats = new TreeMap<>();
    private final Map<String, Map<String, Integer>> products = new TreeMap<>();
    private final Map<String, Unread> unread = new LinkedHashMap<>();
    private final Set<Hit> announcing = new HashSet<>();
    private int lines;
    private int read;
    private int headers;

    private static final class FormatCount {
        private int lines;
        private int messages;
        private int whole;
        private int joined;
        private int directed;
        private int addressed;
        private int timed;
    }

    private static final class Unread {
        private final String example;
        private final boolean sip;
        private int lines;

        Unread(String example, boolean sip) {
            this.example = example;
            this.sip = sip;
        }
    }

    RecogniseReport(Expertise expertise, ZoneId zone) {
        this.expertise = expertise;
        this.zone = zone;
    }

    /**
     * Counts documents, those together that are lines of one message: the line that announces one is read with it.
     *
     * @param goingOn is run before each
     */
    void add(List<Hit> hits, Runnable goingOn) {
        QuotedLines quotes = QuotedLines.of(hits, expertise.logs());
        List<LogText> texts = LineJoiner.join(hits);
        for (boolean joined : new boolean[] {true, false}) {
            texts.stream().filter(text -> text.joined().isPresent() == joined).forEach(text -> {
                goingOn.run();
                add(text, quotes);
            });
        }
    }

    private void add(LogText text, QuotedLines quotes) {
        Optional<String> raw = text.joined().or(() -> text.hit().rawText()).filter(t -> !t.isBlank());
        if (raw.isEmpty()) {
            return;
        }
        lines += text.lines();
        Instant reference = text.hit().timestamp().orElse(Instant.EPOCH);
        List<LoggedMessage> messages = expertise.logs().read(raw.get(), reference, zone);
        List<LogEvent> events = messages.isEmpty() ? expertise.events().find(raw.get()) : List.of();
        messages.forEach(message -> count(text, message));
        events.forEach(event ->
                products.computeIfAbsent(event.product(), p -> new TreeMap<>()).merge(event.says(), 1, Integer::sum));
        if (announcing.contains(text.hit())) {
            read += text.lines();
            return;
        }
        boolean header =
                messages.isEmpty() && events.isEmpty() && raw.get().indexOf('\n') < 0 && JoinedLines.isOfSip(raw.get());
        headers += header ? 1 : 0;
        if (messages.isEmpty() && events.isEmpty() && !header) {
            countUnread(quotes.quote(text.hit()));
        } else {
            read += text.lines();
        }
    }

    private void count(LogText text, LoggedMessage message) {
        LogContext context = message.context();
        Hit hit = text.hit();
        FormatCount count = formats.computeIfAbsent(context.format().orElse("none"), f -> new FormatCount());
        boolean source = hit.endpoint("source").isPresent() || context.source().isPresent();
        boolean destination =
                hit.endpoint("destination").isPresent() || context.destination().isPresent();
        count.lines += text.lines();
        context.format().ifPresent(format -> announcing.addAll(announcing(text, message, format)));
        count.messages++;
        count.whole +=
                message.message().part() == Part.MESSAGE && !message.message().truncated() ? 1 : 0;
        count.joined += text.joined().isPresent() ? 1 : 0;
        count.directed += context.direction().isPresent() || (source && destination) ? 1 : 0;
        count.addressed += source || destination ? 1 : 0;
        count.timed += hit.timestamp().isPresent() || context.time().isPresent() ? 1 : 0;
    }

    /** The fewest lines before a joined message by which its format is known. */
    private List<Hit> announcing(LogText text, LoggedMessage message, String format) {
        List<Hit> before = text.announcedBy();
        String lines = "\n" + LineShape.firstLine(message.message().text()) + "\n";
        for (int first = before.size() - 1; first >= 0; first--) {
            lines = "\n" + before.get(first).rawText().orElse("").strip() + lines;
            boolean known = expertise.logs().read(lines.substring(1), Instant.EPOCH, zone).stream()
                    .anyMatch(read ->
                            read.context().format().filter(format::equals).isPresent());
            if (known) {
                return before.subList(first, before.size());
            }
        }
        return List.of();
    }

    private static boolean looksLikeSip(String text) {
        return SIGNS.stream().anyMatch(text::contains);
    }

    private void countUnread(String text) {
        String shape = LineShape.of(text);
        if (unread.containsKey(shape) || unread.size() < MOST_SHAPES) {
            unread.computeIfAbsent(shape, s -> new Unread(LineShape.firstLine(text), looksLikeSip(text))).lines++;
        }
    }

    /** The report as JSON data, with a sentence that sums it up. */
    void writeTo(Map<String, Object> answer) {
        int messages = formats.values().stream().mapToInt(f -> f.messages).sum();
        int joined = formats.values().stream().mapToInt(f -> f.joined).sum();
        int events = products.values().stream()
                .flatMap(says -> says.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        int missed = unread.values().stream()
                .filter(u -> u.sip)
                .mapToInt(u -> u.lines)
                .sum();
        answer.put(
                "answer",
                read + " of " + lines + " lines were read. SIP messages: " + messages
                        + " (put together from single lines: " + joined + "), log lines about calls: " + events
                        + ", header lines without their message: " + headers
                        + ". Lines that look like SIP and were not read: " + missed + ".");
        answer.put("lines", lines);
        answer.put("recognised", read);
        answer.put("messages", messages);
        answer.put("joined", joined);
        answer.put("header_lines", headers);
        answer.put("formats", formatRows());
        answer.put("products", productRows());
        answer.put("unread", unreadRows());
    }

    private List<Object> formatRows() {
        List<Object> rows = new ArrayList<>();
        formats.forEach((format, count) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("format", format);
            row.put("lines", count.lines);
            row.put("messages", count.messages);
            row.put("whole", count.whole);
            row.put("joined", count.joined);
            row.put("with_direction", count.directed);
            row.put("with_peer", count.addressed);
            row.put("with_time", count.timed);
            rows.add(row);
        });
        return rows;
    }

    private List<Object> productRows() {
        List<Object> rows = new ArrayList<>();
        products.forEach((product, says) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("product", product);
            row.put("lines", says.values().stream().mapToInt(Integer::intValue).sum());
            row.put("says", says);
            rows.add(row);
        });
        return rows;
    }

    private List<Object> unreadRows() {
        Comparator<Map.Entry<String, Unread>> byWorth = Comparator.comparing(e -> !e.getValue().sip);
        return unread.entrySet().stream()
                .sorted(byWorth.thenComparing(e -> -e.getValue().lines).thenComparing(Map.Entry::getKey))
                .limit(MOST_UNREAD)
                .<Object>map(e -> row(e.getKey(), e.getValue()))
                .toList();
    }

    private static Map<String, Object> row(String shape, Unread unread) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("shape", shape);
        row.put("lines", unread.lines);
        row.put("looks_like_sip", unread.sip);
        row.put("example", unread.example);
        return row;
    }
}
