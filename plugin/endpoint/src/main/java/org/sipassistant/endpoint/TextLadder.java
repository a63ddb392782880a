// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Draws the timeline of one call of an answer as a ladder of text: the nodes side by side, an arrow for each message,
 * dotted where it is a retransmission. Needs UTF-8 and a font of fixed width; what strangers wrote into the messages
 * cannot break the columns or reach a terminal as a control character.
 */
public final class TextLadder {
    /** Line and arrow head at each end of an arrow, and a space at each side of its label. */
    private static final int AROUND_LABEL = 8;

    private static final int NARROWEST = 18;

    /** The widest distance of two nodes: a ladder of three still fits a hundred columns beside its times. */
    private static final int[] WIDEST = {44, 44, 44, 30, 26};

    private static final int WIDEST_OF_MANY = 22;

    private final List<LadderEntry> entries;
    private final LadderHosts hosts;
    private final LadderClock clock;
    private final int distance;
    private final int first;
    private final StringBuilder out = new StringBuilder();

    private TextLadder(List<LadderEntry> entries, String observer) {
        this.entries = entries;
        this.hosts = new LadderHosts(entries, observer);
        this.clock =
                new LadderClock(entries.stream().anyMatch(entry -> !entry.at().isEmpty()));
        this.distance = distance();
        this.first = hosts.isEmpty()
                ? 0
                : Math.max(1, shortened(hosts.header(0), distance - 2).length() / 2);
    }

    /** @param call an element of {@code calls} of an answer */
    public static String draw(Map<String, Object> call) {
        List<LadderEntry> entries = new ArrayList<>();
        Json.list(call, "timeline").forEach(entry -> entries.add(LadderEntry.of(Json.asMap(entry))));
        List<Object> observers = Json.list(Json.map(call, "coverage"), "observers");
        String observer =
                observers.size() == 1 ? LadderEntry.clean(observers.get(0).toString()) : "the logging host";
        return new TextLadder(entries, observer).draw();
    }

    private String draw() {
        if (!hosts.isEmpty()) {
            header();
        }
        for (LadderEntry entry : entries) {
            String date = hosts.isEmpty() ? "" : clock.date(entry.at());
            if (!date.isEmpty()) {
                line(clock.padded(date), new String(bars()), "");
            }
            String time = clock.time(entry.at());
            line(time, row(entry), entry.note());
        }
        return out.toString();
    }

    private void header() {
        char[] names = blank();
        char[] remarks = blank();
        boolean remarked = false;
        for (int host = 0; host < hosts.count(); host++) {
            centre(names, position(host), shortened(hosts.header(host), distance - 2));
            if (hosts.isSilent(host)) {
                centre(remarks, position(host), "no reply");
                remarked = true;
            }
        }
        String date = entries.stream()
                .map(LadderEntry::at)
                .filter(at -> !at.isEmpty())
                .findFirst()
                .map(clock::date)
                .orElse("");
        line(clock.padded(date), new String(names), "");
        if (remarked) {
            line(clock.padded(""), new String(remarks), "");
        }
    }

    private String row(LadderEntry entry) {
        int from = hosts.sender(entry);
        int to = hosts.receiver(entry);
        char[] row = bars();
        if (from < 0 || to < 0) {
            return new String(row) + (hosts.isEmpty() ? "" : "  ") + entry.label();
        }
        if (from == to) {
            String beside = new String(row, 0, position(from) + 1) + ' ' + entry.label();
            return beside.length() < row.length ? beside + new String(row).substring(beside.length()) : beside;
        }
        arrow(row, from, to, entry);
        return new String(row);
    }

    private void arrow(char[] row, int from, int to, LadderEntry entry) {
        int left = position(Math.min(from, to)) + 1;
        int right = position(Math.max(from, to));
        for (int at = left; at < right; at++) {
            char line = entry.isRetransmission() ? '·' : '─';
            row[at] = row[at] == ' ' ? line : '┼';
        }
        row[from < to ? right - 1 : left] = from < to ? '>' : '<';
        String label = shortened(entry.label(), right - left - AROUND_LABEL + 2);
        centre(row, (left + right) / 2, ' ' + label + ' ');
    }

    private char[] bars() {
        char[] bars = new char[hosts.isEmpty() ? 0 : position(hosts.count() - 1) + 1];
        Arrays.fill(bars, ' ');
        for (int host = 0; host < hosts.count(); host++) {
            bars[position(host)] = hosts.isSilent(host) ? ':' : '│';
        }
        return bars;
    }

    /** A line of spaces for the names, the last of which reaches beyond its bar. */
    private char[] blank() {
        char[] blank = new char[position(hosts.count()) + 1];
        Arrays.fill(blank, ' ');
        return blank;
    }

    private int position(int host) {
        return first + host * distance;
    }

    /** Wide enough for the labels and headers, as far as that leaves the whole in sight. */
    private int distance() {
        int wanted = NARROWEST;
        for (LadderEntry entry : entries) {
            boolean neighbours = Math.abs(hosts.sender(entry) - hosts.receiver(entry)) == 1;
            wanted = neighbours ? Math.max(wanted, entry.label().length() + AROUND_LABEL) : wanted;
        }
        for (int host = 0; host < hosts.count(); host++) {
            wanted = Math.max(wanted, hosts.header(host).length() + 3);
        }
        return Math.min(wanted, hosts.count() < WIDEST.length ? WIDEST[hosts.count()] : WIDEST_OF_MANY);
    }

    private static void centre(char[] row, int middle, String text) {
        int start = Math.max(0, Math.min(middle - text.length() / 2, row.length - text.length()));
        text.getChars(0, Math.min(text.length(), row.length - start), row, start);
    }

    private static String shortened(String text, int width) {
        return text.length() > width ? text.substring(0, Math.max(0, width - 1)) + '…' : text;
    }

    private void line(String time, String row, String note) {
        String line = time + row + (note.isEmpty() ? "" : "  " + note);
        out.append(line.stripTrailing()).append('\n');
    }
}
