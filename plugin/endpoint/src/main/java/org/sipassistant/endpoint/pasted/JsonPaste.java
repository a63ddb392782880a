// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sipassistant.log.RecordBook;

/**
 * The events that stand as JSON in a pasted text, and the rest of it. Each line may be an object, alone or behind what a
 * collector writes before it, and an object or a list may take many lines.
 */
public final class JsonPaste {
    /** What a collector writes before an object in its line. */
    private static final int LONGEST_PREFIX = 200;

    private final String text;
    private final Events events;
    private final StringBuilder rest = new StringBuilder();

    /** Characters that were read in vain: where they are as many as the text has, it is no JSON. */
    private long wasted;

    private int from;

    private JsonPaste(String text, Function<String, Optional<Instant>> times, RecordBook records) {
        this.text = text;
        this.events = new Events(times, records);
    }

    /**
     * @param times reads a time as logs write it
     * @param records what reads the records of calls
     */
    public static JsonPaste of(String text, Function<String, Optional<Instant>> times, RecordBook records) {
        JsonPaste paste = new JsonPaste(text, times, records);
        if (text.indexOf('{') >= 0) {
            paste.read();
        }
        return paste;
    }

    /** As a search returns them; one has an id only where the text tells it. */
    public List<Map<String, Object>> documents() {
        return List.copyOf(events.found());
    }

    /** The text without them. */
    public String rest() {
        return from == 0 ? text : rest + text.substring(from);
    }

    private void read() {
        int line = 0;
        while (line < text.length() && wasted <= text.length()) {
            int feed = text.indexOf('\n', line);
            int end = feed < 0 ? text.length() : feed;
            int start = start(line, end);
            int behind = start < 0 ? -1 : event(line, start);
            line = behind < 0 ? end + 1 : behind;
        }
    }

    /** Where a value may begin in a line; -1 for nowhere. */
    private int start(int line, int end) {
        int first = line;
        while (first < end && " \t,".indexOf(text.charAt(first)) >= 0) {
            first++;
        }
        if (first < end && (text.charAt(first) == '{' || text.charAt(first) == '[')) {
            return first;
        }
        return text.indexOf("{\"", first, Math.min(end, first + LONGEST_PREFIX));
    }

    /** Takes in the events of a value; -1 where there is none. */
    private int event(int line, int start) {
        JsonReader reader = new JsonReader(text, start);
        Object value = reader.read();
        String before = text.substring(line, start);
        if (value == null || !events.take(value, before)) {
            wasted += reader.end() - start;
            return -1;
        }
        rest.append(text, from, line);
        from = reader.end();
        return from;
    }
}
