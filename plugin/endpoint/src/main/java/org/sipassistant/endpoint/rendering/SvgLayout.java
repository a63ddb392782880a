// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.List;

/**
 * Where the parts of a picture stand, in pixels.
 *
 * @param distance of two lanes
 * @param notes the width of the column of notes; 0 where there are none
 */
record SvgLayout(int lanes, int distance, int notes) {
    static final int MARGIN = 20;
    static final int ROW = 30;
    static final int LABEL_SIZE = 13;
    static final int NOTE_SIZE = 12;

    /** Of the column of times and the one of what passed between them. */
    private static final int TIMES = 172;

    private static final int NARROWEST = 150;
    private static final int WIDEST = 270;
    private static final int WIDEST_OF_MANY = 180;
    private static final int MANY = 5;
    private static final int MOST_NOTES = 300;
    private static final int LEAST = 720;
    private static final int AROUND_LABEL = 40;

    static SvgLayout of(Lanes lanes, List<Row> rows) {
        int distance = NARROWEST;
        int notes = 0;
        for (Row row : rows) {
            distance = Math.max(distance, SvgText.width(row.step().label(), LABEL_SIZE) + AROUND_LABEL);
            notes = Math.max(notes, SvgText.width(SvgLadder.note(row), NOTE_SIZE) + MARGIN);
        }
        for (int lane = 0; lane < lanes.count(); lane++) {
            distance = Math.max(distance, SvgText.width(lanes.lane(lane).address(), NOTE_SIZE) + AROUND_LABEL);
        }
        int widest = lanes.count() < MANY ? WIDEST : WIDEST_OF_MANY;
        return new SvgLayout(lanes.count(), Math.min(distance, widest), Math.min(notes, MOST_NOTES));
    }

    int width() {
        return Math.max(LEAST, right() + notes + MARGIN);
    }

    /** Where the lanes end and the notes begin. */
    int right() {
        return MARGIN + TIMES + Math.max(1, lanes) * distance;
    }

    /** Where a message begins of which no way is known. */
    int left() {
        return MARGIN + TIMES;
    }

    int lane(int column) {
        return MARGIN + TIMES + distance / 2 + column * distance;
    }

    /** The right end of the column of what passed. */
    int passed() {
        return MARGIN + TIMES - 20;
    }

    int box() {
        return distance - 14;
    }
}
