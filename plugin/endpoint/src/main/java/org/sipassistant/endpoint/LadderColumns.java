// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.inventory.IpAddress;

/**
 * The columns of a drawn ladder: addresses that stand beside each other in a heading, each above the line down which its
 * messages are drawn.
 */
final class LadderColumns {
    /** More nodes than anybody draws. */
    private static final int MOST = 16;

    private static final String LINES = "|│┃┬┼╷";
    private static final String DRAWN = LINES + " \t+-─━═.:'";

    /** @param at where its line is drawn, counted in characters */
    private record Column(String address, int at) {}

    private List<Column> columns = new ArrayList<>();
    private boolean open;

    boolean isEmpty() {
        return columns.size() < 2;
    }

    /** Takes a line in that is a heading, or the drawing below it; says whether it is one. */
    boolean takes(String row) {
        List<Column> hosts = hosts(row);
        boolean table = row.startsWith("|") && hosts.size() == 1;
        if (hosts.size() >= 2 || (table && (open || row.contains("Time")))) {
            columns = open && table ? columns : new ArrayList<>();
            columns.addAll(
                    table
                            ? List.of(new Column(
                                    hosts.get(0).address(),
                                    row.lastIndexOf('|', hosts.get(0).at())))
                            : hosts);
            open = columns.size() < MOST;
            return true;
        }
        if (!isDrawing(row)) {
            open = false;
            return false;
        }
        align(row);
        return !isEmpty();
    }

    /** The address of the column nearest to a place. */
    String nearest(int at) {
        return columns.get(index(at)).address();
    }

    /** Where the line of the column nearest to a place is drawn. */
    int line(int at) {
        return columns.get(index(at)).at();
    }

    private int index(int at) {
        int best = 0;
        for (int i = 1; i < columns.size(); i++) {
            best = Math.abs(columns.get(i).at() - at)
                            < Math.abs(columns.get(best).at() - at)
                    ? i
                    : best;
        }
        return best;
    }

    /** Where as many lines are drawn as there are columns, that is where they are. */
    private void align(String row) {
        List<Integer> lines = new ArrayList<>();
        for (int at = 0; at < row.length() && lines.size() <= columns.size(); at++) {
            if (LINES.indexOf(row.charAt(at)) >= 0) {
                lines.add(at);
            }
        }
        if (lines.size() == columns.size()) {
            for (int i = 0; i < lines.size(); i++) {
                columns.set(i, new Column(columns.get(i).address(), lines.get(i)));
            }
        }
    }

    private static boolean isDrawing(String row) {
        return !row.isBlank() && row.chars().allMatch(c -> DRAWN.indexOf(c) >= 0);
    }

    /** The addresses of a line, where each stands apart from the one before it. */
    private static List<Column> hosts(String row) {
        List<Column> hosts = new ArrayList<>();
        int behind = 0;
        int at = 0;
        while (at < row.length() && hosts.size() < MOST) {
            int start = at;
            while (at < row.length() && isPart(row.charAt(at))) {
                at++;
            }
            String word = row.substring(start, at);
            if (address(word).isPresent()) {
                if (!hosts.isEmpty() && !isApart(row.substring(behind, start))) {
                    return List.of();
                }
                hosts.add(new Column(word, start + word.length() / 2));
                behind = at;
            }
            at = Math.max(at, start + 1);
        }
        return hosts;
    }

    private static boolean isApart(String between) {
        boolean arrow = between.indexOf('>') >= 0 || between.indexOf('<') >= 0 || between.indexOf('→') >= 0;
        return !arrow && (between.contains("  ") || between.indexOf('\t') >= 0 || between.indexOf('|') >= 0);
    }

    private static Optional<IpAddress> address(String word) {
        int colon = word.lastIndexOf(':');
        boolean port = colon > 0 && (word.indexOf(':') == colon || word.charAt(colon - 1) == ']');
        String host = port ? word.substring(0, colon) : word;
        boolean dots = host.chars().filter(c -> c == '.').count() == 3;
        return dots || host.startsWith("[") ? Optional.ofNullable(IpAddress.parse(host)) : Optional.empty();
    }

    private static boolean isPart(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || ".:[]".indexOf(c) >= 0;
    }
}
