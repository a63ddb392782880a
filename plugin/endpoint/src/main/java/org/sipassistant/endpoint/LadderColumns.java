// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.inventory.IpAddress;

/**
 * The columns of a drawn ladder: addresses or names that stand beside each other in a heading, each above the line down
 * which its messages are drawn; or those lines alone.
 */
final class LadderColumns {
    /** More nodes than anybody draws. */
    private static final int MOST = 16;

    private static final String LINES = "|│┃┬┼╷";
    private static final String DRAWN = LINES + " \t+-─━═.:'";

    /** The width of a node in the table of a flow, whose arrows go from middle to middle. */
    private static final int CELL = 20;

    /** A heading names a line within this many characters of it. */
    private static final int ASIDE = 12;

    private static final int LONGEST_NAME = 30;

    /**
     * A node.
     *
     * @param at where its line is drawn, counted in characters
     * @param from where the labels of arrows that start or end there begin
     * @param to where they end
     */
    private record Column(String address, int at, int from, int to) {
        static Column drawn(String address, int at) {
            return new Column(address, at, at, at);
        }

        static Column cell(String address, int bar) {
            return new Column(address, bar + CELL / 2, bar, bar + CELL);
        }

        Column movedTo(int line) {
            return drawn(address, line);
        }
    }

    private List<Column> columns = new ArrayList<>();
    private boolean open;

    /** The last line of words, which may be the heading of lines below it. */
    private String words = "";

    /** Whether the columns are those of drawn lines, whatever stood above them. */
    private boolean bare;

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
                            ? List.of(Column.cell(
                                    hosts.get(0).address(),
                                    row.lastIndexOf('|', hosts.get(0).at())))
                            : hosts);
            open = columns.size() < MOST;
            bare = false;
            return true;
        }
        if (!isDrawing(row)) {
            open = false;
            words = row.isBlank()
                            || DrawnArrow.in(row).isPresent()
                            || !lines(row).isEmpty()
                    ? words
                    : row;
            return false;
        }
        align(row);
        return !isEmpty();
    }

    /** Takes in the lines that an arrow is drawn between, where no addresses stand above them. */
    void draw(String row) {
        if (!isEmpty() && !bare) {
            return;
        }
        List<Integer> lines = lines(row);
        if (lines.size() < 2 || lines.size() > MOST || (bare && lines.size() <= columns.size())) {
            return;
        }
        List<Column> drawn = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            drawn.add(Column.drawn(name(lines, i), lines.get(i)));
        }
        columns = drawn;
        bare = true;
    }

    /** The word of the heading nearest to a line, if it is nearer to no other line; else the number of the line. */
    private String name(List<Integer> lines, int index) {
        String best = "";
        int near = ASIDE;
        int start = 0;
        while (start < words.length()) {
            int gap = words.indexOf("  ", start);
            int end = gap < 0 ? words.length() : gap;
            String word = words.substring(start, end);
            String name = word.strip();
            int at = start + word.indexOf(name) + name.length() / 2;
            int away = Math.abs(lines.get(index) - at);
            boolean own = lines.stream().noneMatch(line -> Math.abs(line - at) < away);
            if (!name.isEmpty() && name.length() <= LONGEST_NAME && away < near && own && isName(name)) {
                best = name;
                near = away;
            }
            start = end + 1;
        }
        return best.isEmpty() ? "node " + (index + 1) : best;
    }

    private static boolean isName(String word) {
        return word.chars().allMatch(c -> Character.isLetterOrDigit(c) || " ._-/()#".indexOf(c) >= 0)
                && word.chars().anyMatch(Character::isLetter);
    }

    private static List<Integer> lines(String row) {
        List<Integer> lines = new ArrayList<>();
        for (int at = 0; at < row.length() && lines.size() <= MOST; at++) {
            if (LINES.indexOf(row.charAt(at)) >= 0) {
                lines.add(at);
            }
        }
        return lines;
    }

    /** The arrows that each fill the space between a line and the next one, with all that is written there. */
    List<DrawnArrow> segments(String row) {
        List<Integer> lines = lines(row);
        List<DrawnArrow> segments = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            int from = lines.get(i - 1);
            int to = lines.get(i);
            DrawnArrow.in(row.substring(from + 1, to))
                    .ifPresent(arrow -> segments.add(new DrawnArrow(from, to, arrow.toRight(), arrow.words())));
        }
        return segments;
    }

    /** The address of the column nearest to a place. */
    String nearest(int at) {
        return columns.get(index(at)).address();
    }

    /** Where a label begins whose arrow has its left end at a place. */
    int labelStart(int at) {
        return columns.get(index(at)).from();
    }

    /** Where a label ends whose arrow has its right end at a place. */
    int labelEnd(int at) {
        return columns.get(index(at)).to();
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
        List<Integer> lines = lines(row);
        if (lines.size() == columns.size()) {
            for (int i = 0; i < lines.size(); i++) {
                columns.set(i, columns.get(i).movedTo(lines.get(i)));
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
                hosts.add(Column.drawn(word, start + word.length() / 2));
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
