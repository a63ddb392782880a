// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.log.CauseMentions;
import org.sipassistant.log.CodeMentions;
import org.sipassistant.log.EventBook;
import org.sipassistant.log.LogContext;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.log.LooseLines;
import org.sipassistant.log.PlainWords;
import org.sipassistant.message.Part;
import org.sipassistant.message.SipMessage;

/**
 * Reads texts one after the other and keeps what they hold in one order: the messages, and the log lines beside them
 * that speak of calls. Not thread-safe.
 */
public final class Reading {
    /** Statements that do not say why. */
    private static final Set<String> VAGUE = Set.of("call-refused", "circuit-busy", "registration-refused");

    /** What people put around what they want to be seen. */
    private static final String EMPHASIS = "*_`> \t";

    /** Responses that are no outcome. */
    private static final Set<String> CHALLENGES = Set.of("401", "407");

    private final LogReader logs;
    private final EventBook wordings;
    private final List<ObservedMessage> messages = new ArrayList<>();
    private final List<ObservedEvent> events = new ArrayList<>();
    private int position;

    public Reading(LogReader logs, EventBook wordings) {
        this.logs = logs;
        this.wordings = wordings;
    }

    public List<ObservedMessage> messages() {
        return List.copyOf(messages);
    }

    public List<ObservedEvent> events() {
        return List.copyOf(events);
    }

    /**
     * Reads a text.
     *
     * @param clock what dates and times that the text leaves out are taken from
     * @param observer what is known about when and where, given what the log itself says
     * @return whether it held a message
     */
    public boolean read(String text, Clock clock, Observer observer) {
        return read(text, wordings.findInPaste(text), clock, observer);
    }

    /** The same for what a person pasted: lines of which no product is known are read for their plain words. */
    public boolean readPaste(String text, PlainWords plain, Clock clock, Observer observer) {
        List<LogEvent> known = wordings.findInPaste(text);
        List<LogEvent> weak = new ArrayList<>(plain.find(text));
        weak.addAll(LooseLines.find(text));
        wordings.packets(text).ifPresent(weak::add);
        List<LogEvent> lines = new ArrayList<>(withWeak(known, weak));
        known.forEach(event -> plain.ofPhrase(event).ifPresent(lines::add));
        lines.sort(Comparator.comparingInt(LogEvent::start));
        return read(text, lines, clock, observer);
    }

    /** In the order of the text; a line that says only that something failed may say more in its plain words. */
    private static List<LogEvent> withWeak(List<LogEvent> known, List<LogEvent> weak) {
        Map<Integer, LogEvent> byLine = new HashMap<>();
        known.forEach(event -> byLine.put(event.start(), event));
        return Stream.concat(known.stream(), weak.stream().filter(event -> adds(event, byLine.get(event.start()))))
                .sorted(Comparator.comparingInt(LogEvent::start))
                .toList();
    }

    private static boolean adds(LogEvent weak, @Nullable LogEvent known) {
        return known == null || (isVague(known) && !isVague(weak));
    }

    private static boolean isVague(LogEvent event) {
        return VAGUE.contains(event.says());
    }

    private boolean read(String text, List<LogEvent> lines, Clock clock, Observer observer) {
        List<LoggedMessage> found = logs.read(text, clock.reference(), clock.zone());
        int line = 0;
        for (int i = 0; i < found.size(); i++) {
            LoggedMessage logged = found.get(i);
            while (line < lines.size()
                    && lines.get(line).start() < logged.message().start()
                    && !isPartOf(lines.get(line), logged, text)) {
                add(lines.get(line++), clock, observer);
            }
            add(logged, found.size(), observer);
            int next = i + 1 < found.size() ? found.get(i + 1).message().start() : text.length();
            int written =
                    isWritten(logged) ? paragraphEnd(text, logged.message().end(), next) : 0;
            while (line < lines.size()
                    && (isPartOf(lines.get(line), logged, text) || isBefore(written, lines.get(line), clock))) {
                line++;
            }
        }
        while (line < lines.size()) {
            add(lines.get(line++), clock, observer);
        }
        return !found.isEmpty();
    }

    /**
     * A line inside a message is part of it, and so are words inside one that a logger wrote on one line. A lone start
     * line is not taken for more than a quotation in the line; what emphasises it is nothing.
     */
    private static boolean isPartOf(LogEvent line, LoggedMessage logged, String text) {
        SipMessage message = logged.message();
        int place = message.part() == Part.START_LINE ? line.start() : line.at();
        return (place >= message.start() && place < message.end())
                || (line.start() < message.start() && isEmphasis(text, line.start(), message.start()));
    }

    private static boolean isEmphasis(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (EMPHASIS.indexOf(text.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether somebody wrote the body (RFC 3428), so that it may say what a log line says. */
    private static boolean isWritten(LoggedMessage logged) {
        return logged.message().isRequest() && logged.message().method().equals("MESSAGE");
    }

    /** A Content-Length that is wrong ends a body too early: what follows without a blank line and a time belongs to it. */
    private boolean isBefore(int end, LogEvent line, Clock clock) {
        return line.start() < end
                && logs.time(line.line(), clock.reference(), clock.zone()).isEmpty();
    }

    /** The end of the lines that stand together behind a message. */
    private static int paragraphEnd(String text, int from, int limit) {
        int end = from;
        while (end < limit && text.charAt(end) <= ' ') {
            end++;
        }
        while (end < limit && !text.startsWith("\n\n", end) && !text.startsWith("\n\r\n", end)) {
            end++;
        }
        return end;
    }

    /**
     * Takes in the response codes and causes of which a text speaks whose messages do not show how the request was answered: in
     * lines that say nothing else or say it in plain words, and that are no part of a message. Beside messages a challenge is
     * not told, as it may be answered, and nothing where they are of several calls.
     */
    public void readMentions(String text, Knowledge knowledge, Clock clock, Observer observer) {
        if (messages.stream().map(m -> m.message().callId()).distinct().count() > 1
                || messages.stream().anyMatch(Reading::isAnswer)) {
            return;
        }
        Set<Integer> told = events.stream()
                .map(ObservedEvent::event)
                .filter(event -> !event.product().equals(PlainWords.PRODUCT) && !event.isBareStep())
                .map(LogEvent::start)
                .collect(Collectors.toSet());
        Stream.concat(new CodeMentions(knowledge).find(text).stream(), new CauseMentions(knowledge).find(text).stream())
                .filter(mention -> !told.contains(mention.start()) && (messages.isEmpty() || isBeside(mention)))
                .sorted(Comparator.comparingInt(LogEvent::start))
                .forEach(mention -> add(mention, clock, observer));
    }

    private static boolean isAnswer(ObservedMessage message) {
        int code = message.message().statusCode();
        return code >= 200 && !CHALLENGES.contains(String.valueOf(code));
    }

    private boolean isBeside(LogEvent mention) {
        boolean inside = messages.stream()
                .map(ObservedMessage::message)
                .anyMatch(m -> mention.start() >= m.start() && mention.start() < m.end());
        return !inside && !CHALLENGES.contains(mention.fields().getOrDefault("code", ""));
    }

    /** Reads the messages of a text whose other lines are read elsewhere. */
    public void readMessages(String text, Clock clock, Observer observer) {
        List<LoggedMessage> found = logs.read(text, clock.reference(), clock.zone());
        found.forEach(logged -> add(logged, found.size(), observer));
    }

    /** Takes in messages that were read otherwise, for example from the fields of an event. */
    public void add(List<LoggedMessage> found, Observer observer) {
        found.forEach(logged -> add(logged, found.size(), observer));
    }

    /** Tells what is known about when and where. */
    public interface Observer {

        /** @param messages how many of them the text holds: a document's own time is that of one message only */
        Observation observe(LogContext context, int messages);
    }

    /**
     * What a log leaves out of its times.
     *
     * @param reference a moment near the times of the text
     * @param zone of times that name none
     */
    public record Clock(Instant reference, ZoneId zone) {}

    private void add(LoggedMessage logged, int messages, Observer observer) {
        Observation observation = observer.observe(logged.context(), messages);
        this.messages.add(new ObservedMessage(logged.message(), observation, position++));
    }

    /** Takes in what was read otherwise, for example from the fields of a record. */
    public void add(LogEvent event, Clock clock, Observer observer) {
        LogContext context = logs.time(event.line(), clock.reference(), clock.zone())
                .map(LogContext::at)
                .orElse(LogContext.none());
        events.add(new ObservedEvent(event, observer.observe(context, 1), position++));
    }
}
