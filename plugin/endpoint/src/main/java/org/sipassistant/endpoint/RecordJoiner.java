// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts messages together again that a product wrote as several numbered records: a record in which a message begins and
 * does not end, and those that go on with it.
 */
final class RecordJoiner {
    /** Records of one message: more than the largest message over UDP takes. */
    private static final int MOST_RECORDS = 64;

    /** Numbers begin anew when a device restarts. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private record Key(String session, long number) {}

    private final Map<Key, List<Hit>> parts = new HashMap<>();
    private final Set<Hit> used = new HashSet<>();
    private final List<LogText> texts = new ArrayList<>();

    RecordJoiner(List<Hit> events) {
        events.forEach(this::note);
        if (!parts.isEmpty()) {
            events.forEach(this::begin);
        }
    }

    /** The messages of several records. */
    List<LogText> texts() {
        return texts;
    }

    /** Whether a document is no part of such a message. */
    boolean leaves(Hit hit) {
        return !used.contains(hit);
    }

    private void note(Hit hit) {
        String text = hit.rawText().orElse("");
        RecordMark.of(text)
                .filter(mark -> !mark.beginning())
                .ifPresent(mark -> parts.computeIfAbsent(new Key(mark.session(), mark.number()), k -> new ArrayList<>())
                        .add(hit));
    }

    private void begin(Hit hit) {
        String text = hit.rawText().orElse("");
        RecordMark.of(text)
                .filter(mark -> mark.beginning() && RecordMark.endsInside(text))
                .ifPresent(mark -> chain(hit, text, mark));
    }

    private void chain(Hit first, String beginning, RecordMark mark) {
        StringBuilder text = new StringBuilder(beginning);
        List<Hit> records = new ArrayList<>(List.of(first));
        RecordMark last = mark;
        Optional<Hit> next = next(last, first);
        while (next.isPresent() && records.size() < MOST_RECORDS && RecordMark.endsInside(text.toString())) {
            String more = next.get().rawText().orElse("");
            last = RecordMark.of(more).orElse(last);
            String before = RecordMark.withoutEnd(text.toString());
            text.setLength(0);
            text.append(before).append(more, last.content(), more.length());
            records.add(next.get());
            used.add(next.get());
            next = next(last, first);
        }
        if (records.size() > 1) {
            used.addAll(records);
            // a record may hold nothing but the line that announces the message
            Hit start = records.get(beginning.contains("SIP/") ? 0 : 1);
            texts.add(new LogText(start, Optional.of(text.toString()), records.size(), List.of(), List.of()));
        }
    }

    private Optional<Hit> next(RecordMark mark, Hit near) {
        return parts.getOrDefault(new Key(mark.session(), mark.next()), List.of()).stream()
                .filter(hit -> !used.contains(hit) && isNear(near, hit))
                .findFirst();
    }

    private static boolean isNear(Hit one, Hit other) {
        return one.timestamp()
                .flatMap(a -> other.timestamp().map(b -> Duration.between(a, b).abs()))
                .map(pause -> pause.compareTo(PAUSE) <= 0)
                .orElse(true);
    }
}
