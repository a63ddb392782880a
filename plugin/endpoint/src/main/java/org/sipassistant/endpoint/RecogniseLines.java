// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How well are these log lines read?
 *
 * @param lines each as a shipper would send it: one event, which may have several lines itself
 * @param zone in which times without a zone are read
 */
public record RecogniseLines(List<String> lines, ZoneId zone) {
    /** The parameter that makes a question one of lines instead of indices. */
    public static final String LINES = "lines";

    /** Lines that one request may send: as much as a report on a format needs, and little beside what else a node holds. */
    public static final int MOST_PASTED = 20_000;

    static final Set<String> PARAMETERS = new TreeSet<>(Set.of(LINES, "time_zone"));

    public RecogniseLines {
        lines = List.copyOf(lines);
    }

    /** @throws IllegalArgumentException naming the parameter that is wrong */
    public static RecogniseLines of(Map<String, Object> values) {
        return of(values, Integer.MAX_VALUE);
    }

    /**
     * The same of no more than so many lines.
     *
     * @throws IllegalArgumentException naming the parameter that is wrong
     */
    public static RecogniseLines of(Map<String, Object> values, int most) {
        Parameters parameters = new Parameters(values, PARAMETERS);
        long count = count(values.get(LINES));
        if (count > most) {
            throw new IllegalArgumentException(
                    "parameter [" + LINES + "] has [" + count + "] lines, at most [" + most + "] are read");
        }
        return new RecogniseLines(lines(values.get(LINES)), parameters.zone("time_zone"));
    }

    private static long count(Object given) {
        return switch (given) {
            case String text -> 1 + text.chars().filter(c -> c == '\n').count();
            case List<?> list -> list.size();
            case null, default -> 0;
        };
    }

    /** How many characters are to be read. */
    public long size() {
        return lines.stream().mapToLong(String::length).sum();
    }

    private static List<String> lines(Object given) {
        if (given instanceof String text && !text.isBlank()) {
            return List.of(text.split("\n", -1));
        }
        if (!(given instanceof List<?> list) || list.isEmpty()) {
            throw Parameters.refuse(LINES, given, "a list of texts, or one text whose lines are taken one by one");
        }
        List<String> lines = new ArrayList<>();
        for (Object line : list) {
            if (!(line instanceof String text)) {
                throw Parameters.refuse(LINES, given, "a list of texts, or one text whose lines are taken one by one");
            }
            lines.add(text);
        }
        return lines;
    }

    /** As documents of one file, so that lines of one message are put together as those of an index are. */
    List<Hit> hits() {
        List<Hit> hits = new ArrayList<>();
        for (String line : lines) {
            Map<String, Object> source =
                    Map.of("message", line, "log.file.path", LINES, "log.offset", (long) hits.size());
            hits.add(new Hit(Map.of("_index", LINES, "_id", String.valueOf(hits.size()), "_source", source)));
        }
        return hits;
    }
}
