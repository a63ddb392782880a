// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.RecordBook;

/**
 * The call records that stand in a pasted text as rows of a table or of a file of values, as lines of pairs or as XML, and
 * the rest of the text. Time linear in the length of the text.
 */
public final class RecordRows {
    private static final String SEPARATORS = "|\t;,";
    private static final int FEWEST_COLUMNS = 3;
    private static final int FEWEST_PAIRS = 4;
    private static final int MOST_COLUMNS = 300;
    private static final int LONGEST_LINE = 16_000;
    private static final String XML = "<cdr";
    private static final String XML_END = "</cdr>";

    private final RecordBook book;
    private final List<LogEvent> found = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();

    /** Those of the table in which the lines stand; none outside of tables. */
    private List<String> columns = List.of();

    private char separator;

    /** The lines above the first row of the table, which are its head only if there is one. */
    private final StringBuilder head = new StringBuilder();

    private RecordRows(RecordBook book) {
        this.book = book;
    }

    public static RecordRows of(String text, RecordBook book) {
        RecordRows rows = new RecordRows(book);
        int from = 0;
        int xml = text.indexOf(XML);
        while (xml >= 0) {
            int end = text.indexOf(XML_END, xml);
            int next = end < 0 ? text.length() : end + XML_END.length();
            Map<String, String> leaves = leaves(text, xml, next);
            Optional<LogEvent> event = book.read(leaves);
            if (event.isPresent()) {
                rows.lines(text.substring(from, xml));
                rows.found.add(event.get());
                from = next;
            }
            xml = text.indexOf(XML, next);
        }
        rows.lines(text.substring(from));
        rows.endTable();
        return rows;
    }

    /** In the order of the text. */
    public List<LogEvent> found() {
        return List.copyOf(found);
    }

    /** The text without them. */
    public String rest() {
        return rest.toString();
    }

    private void lines(String text) {
        int start = 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int next = feed < 0 ? text.length() : feed + 1;
            String line = text.substring(start, next);
            if (line.length() > LONGEST_LINE || !isTaken(line)) {
                rest.append(line);
            }
            start = next;
        }
    }

    private boolean isTaken(String whole) {
        String line = whole.strip();
        if (!columns.isEmpty()) {
            List<String> cells = cells(line, separator);
            Optional<LogEvent> event =
                    cells.size() == columns.size() ? record(columns, cells) : Optional.<LogEvent>empty();
            if (event.isPresent()) {
                found.add(event.get());
                head.setLength(0);
                return true;
            }
            if (!line.isEmpty() && isRule(line)) {
                head.append(head.isEmpty() ? "" : whole);
                return true;
            }
            endTable();
            columns = cells.size() == columns.size() ? columns : List.of();
        }
        for (char mark : SEPARATORS.toCharArray()) {
            List<String> cells = line.indexOf(mark) < 0 ? List.of() : cells(line, mark);
            if (cells.size() >= FEWEST_COLUMNS && cells.size() <= MOST_COLUMNS) {
                if (book.areColumns(cells)) {
                    endTable();
                    columns = cells;
                    separator = mark;
                    head.append(whole);
                    return true;
                }
                List<String> names = book.columns(cells);
                Optional<LogEvent> event = names.isEmpty() ? pairs(cells) : record(names, cells);
                if (event.isPresent()) {
                    found.add(event.get());
                    return true;
                }
            }
        }
        return false;
    }

    /** A head without a row of a call below it is a text like another. */
    private void endTable() {
        rest.append(head);
        head.setLength(0);
    }

    private Optional<LogEvent> record(List<String> names, List<String> cells) {
        Map<String, String> record = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            record.putIfAbsent(names.get(i), cells.get(i));
        }
        return book.read(record);
    }

    /** What a logger writes before the first name ends with a blank. */
    private Optional<LogEvent> pairs(List<String> cells) {
        Map<String, String> record = new LinkedHashMap<>();
        for (String cell : cells) {
            int equals = cell.indexOf('=');
            if (equals > 0) {
                String name = cell.substring(cell.lastIndexOf(' ', equals) + 1, equals);
                record.putIfAbsent(name, unquoted(cell.substring(equals + 1)));
            }
        }
        return record.size() < FEWEST_PAIRS ? Optional.empty() : book.read(record);
    }

    /** A line between the head of a table and its rows, or around them. */
    private static boolean isRule(String line) {
        return line.chars().allMatch(c -> "-+|=: ".indexOf(c) >= 0);
    }

    private static List<String> cells(String line, char separator) {
        String row = separator == '|' && line.startsWith("|") ? line.substring(1) : line;
        row = separator == '|' && row.endsWith("|") ? row.substring(0, row.length() - 1) : row;
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : row.toCharArray()) {
            quoted = c == '"' && separator != '|' ? !quoted : quoted;
            if (c == separator && !quoted) {
                cells.add(unquoted(cell.toString()));
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(unquoted(cell.toString()));
        return cells;
    }

    private static String unquoted(String cell) {
        String value = cell.strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** The elements that hold nothing but a text, the first of each name. */
    private static Map<String, String> leaves(String text, int from, int to) {
        Map<String, String> leaves = new LinkedHashMap<>();
        int open = text.indexOf('<', from);
        while (open >= 0 && open < to) {
            int close = text.indexOf('>', open);
            int next = close < 0 ? -1 : text.indexOf('<', close);
            if (next >= 0 && next < to && text.startsWith("</", next)) {
                String name = text.substring(open + 1, close);
                int blank = name.indexOf(' ');
                leaves.putIfAbsent(
                        blank < 0 ? name : name.substring(0, blank),
                        text.substring(close + 1, next).strip());
            }
            open = next;
        }
        return leaves;
    }
}
