// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.pasted.FirstLines;
import org.sipassistant.message.Part;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

/**
 * Puts messages together again that a shipper sent as one document per line, or that a product wrote as several records:
 * among the documents of one log, a start line alone and the header and body lines behind it become one text. What does
 * not belong to a message is left as it is.
 */
final class LineJoiner {
    /** Lines before a start line that may announce it, such as {@code <--- Received SIP request ... --->}. */
    private static final int MOST_BEFORE = 3;

    private final List<LogText> texts = new ArrayList<>();
    private final Deque<Hit> before = new ArrayDeque<>();
    private @Nullable JoinedLines open;

    /**
     * Whether no message without its start line may begin here: the header lines that come may be the rest of the message
     * before, behind lines of another one, or behind a start line that was not read for the bytes before it.
     */
    private boolean remains;

    private LineJoiner() {}

    /** The texts to read, in the order of their first documents. */
    static List<LogText> join(List<Hit> hits) {
        LineJoiner joiner = new LineJoiner();
        Map<Hit, Integer> places = new IdentityHashMap<>();
        for (Hit hit : hits) {
            places.put(hit, places.size());
            if (LogStream.of(hit).isEmpty()) {
                joiner.texts.add(LogText.alone(hit));
            }
        }
        LogStream.split(hits).forEach(joiner::read);
        joiner.texts.sort(Comparator.comparingInt(text -> places.getOrDefault(text.hit(), 0)));
        return List.copyOf(joiner.texts);
    }

    private void read(List<Hit> events) {
        RecordJoiner records = new RecordJoiner(events);
        texts.addAll(records.texts());
        for (Hit hit : events.stream().filter(records::leaves).toList()) {
            Optional<String> line = hit.singleLine();
            boolean within = line.isPresent() && open != null && (open.isInFragment() || !isStart(line.get()));
            if (!within || !open.takes(hit, line.get())) {
                close();
                begin(hit, line);
            }
        }
        close();
        remains = false;
        before.clear();
    }

    private void begin(Hit hit, Optional<String> line) {
        int start = line.map(LineJoiner::start).orElse(-1);
        if (start >= 0) {
            open = new JoinedLines(List.copyOf(before), hit, start);
            before.clear();
            return;
        }
        open = line.filter(text -> !remains)
                .flatMap(text -> JoinedLines.headless(hit, text))
                .orElse(null);
        if (open == null) {
            leave(hit);
        }
    }

    private void leave(Hit hit) {
        texts.add(LogText.alone(hit));
        Optional<String> line = hit.singleLine();
        remains = line.filter(FirstLines::holdsVersion).isPresent()
                || remains && line.flatMap(JoinedLines::headerName).isPresent();
        if (line.isEmpty()) {
            before.clear();
            return;
        }
        before.addLast(hit);
        if (before.size() > MOST_BEFORE) {
            before.removeFirst();
        }
    }

    private void close() {
        JoinedLines given = open;
        if (given == null) {
            return;
        }
        Optional<LogText> message = given.text();
        message.ifPresentOrElse(texts::add, () -> given.headless().forEach(this::leave));
        if (message.isPresent()) {
            before.clear();
        }
        open = null;
        remains = true;
    }

    /** Whether a document may hold only a part of a message. */
    static boolean isPart(Hit hit) {
        return hit.singleLine()
                        .filter(line -> isStart(line) || JoinedLines.isOfSip(line))
                        .isPresent()
                || hit.rawText().filter(RecordMark::isIncomplete).isPresent();
    }

    private static boolean isStart(String line) {
        return start(line) >= 0;
    }

    /** Where a start line begins that is alone in its line; -1 where there is none. */
    private static int start(String line) {
        List<SipMessage> found = Recogniser.standard().recognise(line).messages();
        return found.size() == 1 && found.get(0).part() == Part.START_LINE
                ? found.get(0).start()
                : -1;
    }
}
