// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a picture: a message, or its retransmissions in one.
 *
 * @param times how many messages it stands for
 * @param last the time of the last of them
 */
record Row(Step step, int times, Optional<Instant> last) {

    /** A row for each message; retransmissions that follow each other without another message between are one. */
    static List<Row> of(List<Step> steps) {
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> folded = new HashMap<>();
        for (Step step : steps) {
            if (!step.isRetransmission()) {
                folded.clear();
                rows.add(new Row(step, 1, step.at()));
                continue;
            }
            Integer known = folded.putIfAbsent(key(step), rows.size());
            if (known == null) {
                rows.add(new Row(step, 1, step.at()));
            } else {
                rows.set(known, rows.get(known).with(step));
            }
        }
        return List.copyOf(rows);
    }

    private Row with(Step next) {
        Step shown = next.begins() ? next : step;
        return new Row(shown, times + 1, next.at().or(() -> last));
    }

    private static String key(Step step) {
        return step.label()
                + '|'
                + step.from()
                + '|'
                + step.to()
                + '|'
                + step.message().observation().observer();
    }

    /** What stands beside the arrow, in one line; empty for nothing. */
    String note() {
        return String.join("; ", notes());
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (times > 1) {
            notes.add(times + " retransmissions" + span());
        } else if (step.isRetransmission()) {
            notes.add("retransmission " + step.repetition());
        }
        notes.addAll(step.notes());
        return notes;
    }

    private String span() {
        return step.at()
                .flatMap(first -> last.map(end -> " within " + Spans.words(Duration.between(first, end))))
                .orElse("");
    }
}
