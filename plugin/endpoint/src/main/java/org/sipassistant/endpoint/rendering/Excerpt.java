// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.ArrayList;
import java.util.List;

/** The rows of a call that a picture has room for: the beginning, and what is around the row where the failure begins. */
final class Excerpt {
    /** More nobody takes in, and programs that draw become slow. */
    static final int MOST = 200;

    private static final int HEAD = 120;
    private static final int AROUND = MOST - HEAD;

    /** How many rows are shown behind the one where the failure begins. */
    private static final int BEHIND = 20;

    private Excerpt() {}

    /**
     * A run of rows.
     *
     * @param before how many messages are left out before it
     */
    record Part(int before, List<Row> rows) {}

    /** The runs in their order; the last one may be empty, where only what follows is left out. */
    static List<Part> of(List<Row> rows) {
        if (rows.size() <= MOST) {
            return List.of(new Part(0, rows));
        }
        int begins = 0;
        for (int i = 0; i < rows.size(); i++) {
            begins = rows.get(i).step().begins() ? i : begins;
        }
        List<Part> parts = new ArrayList<>();
        int shown = begins < MOST - BEHIND ? MOST : HEAD;
        parts.add(new Part(0, rows.subList(0, shown)));
        if (shown == HEAD) {
            int end = Math.min(rows.size(), begins + BEHIND);
            int start = end - AROUND;
            parts.add(new Part(messages(rows.subList(shown, start)), rows.subList(start, end)));
            shown = end;
        }
        int after = messages(rows.subList(shown, rows.size()));
        if (after > 0) {
            parts.add(new Part(after, List.of()));
        }
        return parts;
    }

    private static int messages(List<Row> rows) {
        return rows.stream().mapToInt(Row::times).sum();
    }
}
