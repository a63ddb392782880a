// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Part;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

/**
 * Finds the SIP messages in the text of a log, and what the log says about each: when, which way, from where, by whom.
 * Immutable and safe for use by many threads.
 */
public final class LogReader {

    /** Without it there is no start line; one search for it is all that other texts cost. */
    private static final String ANCHOR = "SIP/";

    /** Between the summary of a packet and its message stand the bytes of its other headers. */
    private static final int ANNOUNCED = 256;

    private final Recogniser recogniser = Recogniser.standard();
    private final ContextReader contexts;
    private final List<String> marks;

    private LogReader(List<HeaderLine> lines, List<String> marks) {
        this.contexts = new ContextReader(lines);
        this.marks = List.copyOf(marks);
    }

    /**
     * Reads the formats from the class path.
     *
     * @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong
     */
    public static LogReader load(Function<InputStream, Map<String, Object>> yaml) {
        return load(new KnowledgeFiles(yaml));
    }

    /** @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong */
    public static LogReader load(KnowledgeFiles files) {
        return of(files.folder("formats"));
    }

    static LogReader of(List<Section> files) {
        List<HeaderLine> lines = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        for (Section file : files) {
            String lineEnd = LogFormat.read(file, lines).lineEnd();
            if (!lineEnd.isEmpty() && !marks.contains(lineEnd)) {
                marks.add(lineEnd);
            }
        }
        marks.addAll(MarkedLines.VISIBLE_ENDS);
        lines.sort(Comparator.comparingInt(
                        (HeaderLine line) -> line.meaning().pattern().weight())
                .reversed());
        return new LogReader(lines, marks);
    }

    /** Reads a text of which nothing else is known; times without a date fall on the first day of 1970, in UTC. */
    public List<LoggedMessage> read(String text) {
        return read(text, Instant.EPOCH, ZoneOffset.UTC);
    }

    /** The same for who does not ask when: contexts without times. */
    public List<LoggedMessage> readWithoutTimes(String text) {
        return read(text, LogClock.stopped());
    }

    /** The same as with an instant that is known, for one that costs something and is rarely needed. */
    public List<LoggedMessage> read(String text, InstantSource reference, ZoneId zone) {
        return read(text, new LogClock(reference, zone));
    }

    /**
     * Reads one event or a whole log, in time linear in its length; never throws.
     *
     * @param reference a moment near the times in the text, from which dates and years are taken that it leaves out
     * @param zone of the times that name none
     * @return the messages in the order of the text; empty where there is none
     */
    public List<LoggedMessage> read(String text, Instant reference, ZoneId zone) {
        return read(text, new LogClock(reference, zone));
    }

    /** The time at which a log line begins, if it begins with one. */
    public Optional<Instant> time(String line, Instant reference, ZoneId zone) {
        return Optional.ofNullable(TimeReader.read(line, 0, line.length())).map(new LogClock(reference, zone)::at);
    }

    /** Whether a line of a text begins with a time, as a logger writes it before anything else. */
    public static boolean isDated(String text, int from, int to) {
        return TimeReader.read(text, from, to) != null;
    }

    private List<LoggedMessage> read(String text, LogClock clock) {
        int anchor = text.indexOf(ANCHOR);
        if (anchor < 0 || !Recogniser.mayFind(text, anchor)) {
            return List.of();
        }
        List<SipMessage> found = recogniser.recognise(text).messages();
        if (isPlain(text, anchor, found)) {
            return List.of(withContext(text, found.getFirst(), clock));
        }
        Rewriting readable = readable(text, anchor);
        String plain = readable.plain();
        if (readable.isChanged()) {
            found = recogniser.recognise(plain).messages();
        }
        boolean moved = readable.isMoved();
        if (!isWhole(plain, found)) {
            Rewriting restored = Layout.restore(plain, found);
            if (restored.isChanged()) {
                plain = restored.plain();
                found = recogniser.recognise(plain).messages();
                moved |= restored.isMoved();
            }
        }
        return found.isEmpty() ? List.of() : withContext(plain, found, moved, clock);
    }

    /**
     * Whether a text is one message as it was sent, behind what a product wrote before it: nothing is to be put back, and
     * most texts with SIP are such.
     */
    private boolean isPlain(String text, int anchor, List<SipMessage> found) {
        int feed = text.indexOf('\n', anchor);
        if (found.size() != 1 || feed < 0 || isMarked(text, feed) || text.indexOf("..", anchor, feed) >= 0) {
            return false;
        }
        int start = found.getFirst().start();
        boolean first = start <= anchor && (start == 0 || text.charAt(start - 1) == '\n');
        return first
                && isWhole(text, found)
                && text.indexOf(ANCHOR, found.getFirst().end()) < 0;
    }

    private boolean isMarked(String text, int feed) {
        for (String mark : marks) {
            if (MarkedLines.endsAt(text, feed, mark)) {
                return true;
            }
        }
        return false;
    }

    /** The text with the line ends of its messages, as far as the recogniser needs them to find the messages. */
    private Rewriting readable(String text, int anchor) {
        Rewriting rewriting = new Rewriting(text);
        for (String mark : marks) {
            if (MarkedLines.at(text, anchor, mark)) {
                MarkedLines.restore(rewriting, mark);
                return rewriting;
            }
        }
        DottedText.restore(rewriting, anchor);
        PacketBytes.restore(rewriting, anchor);
        return rewriting;
    }

    private static boolean isWhole(String text, List<SipMessage> messages) {
        for (SipMessage message : messages) {
            boolean odd = WrappedVia.isLikely(text, message.start()) || PacketBytes.isLikely(text, message.start());
            if (odd || message.part() != Part.MESSAGE) {
                return false;
            }
        }
        return true;
    }

    private LoggedMessage withContext(String text, SipMessage message, LogClock clock) {
        MessagePlace place = new MessagePlace(text, 0, message.start(), message.end(), text.length());
        return new LoggedMessage(message, contexts.read(place, clock), true);
    }

    private List<LoggedMessage> withContext(String text, List<SipMessage> found, boolean moved, LogClock clock) {
        List<LoggedMessage> messages = new ArrayList<>(found.size());
        int floor = 0;
        for (int i = 0; i < found.size(); i++) {
            SipMessage message = found.get(i);
            int limit = i + 1 < found.size() ? found.get(i + 1).start() : text.length();
            if (i + 1 < found.size() && isAnnounced(text, message, found.get(i + 1))) {
                continue;
            }
            LogContext context =
                    contexts.read(new MessagePlace(text, floor, message.start(), message.end(), limit), clock);
            messages.add(new LoggedMessage(message, context, !moved));
            floor = Math.max(floor, message.end());
        }
        return List.copyOf(messages);
    }

    /** Whether a lone start line only tells which message comes next, as in the summary line of tcpdump. */
    private static boolean isAnnounced(String text, SipMessage line, SipMessage next) {
        int length = line.end() - line.start();
        return line.part() == Part.START_LINE
                && next.part() != Part.START_LINE
                && next.start() - line.end() < ANNOUNCED
                && text.regionMatches(line.start(), text, next.start(), length);
    }
}
