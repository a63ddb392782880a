// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the documentation whose examples are what the program answers: they stand between {@code <!-- generated:name
 * -->} and {@code <!-- end -->}. With {@code -Ddocs.accept} an example that differs is written anew instead of failing.
 */
final class Page {
    private static final String END = "<!-- end -->";

    private final Path file;
    private String text;

    /** @param path from this module's directory */
    Page(String path) {
        file = Path.of(path);
        text = read();
    }

    String text() {
        return text;
    }

    void assertShowsJson(String name, Object content) {
        assertShows(name, "json", json(content));
    }

    void assertShows(String name, String language, String content) {
        String start = "<!-- generated:" + name + " -->\n";
        int from = text.indexOf(start);
        int to = text.indexOf(END, from);
        assertTrue(from >= 0 && to > from, file + " has no place for the example " + name);
        String shown = text.substring(from + start.length(), to);
        String wanted = "```" + language + "\n" + content.stripTrailing() + "\n```\n";
        if (System.getProperty("docs.accept") != null && !shown.equals(wanted)) {
            text = text.substring(0, from + start.length()) + wanted + text.substring(to);
            write();
            return;
        }
        assertEquals(wanted, shown, file + " shows another example " + name + "; run the tests with -Ddocs.accept");
    }

    /** The cells of the tables whose first column has this title, without the title rows. */
    List<List<String>> rows(String title) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : text.split("\n")) {
            List<String> cells = cells(line);
            inside = !cells.isEmpty() && (inside || cells.get(0).equals(title));
            if (inside && !cells.get(0).equals(title) && !cells.get(0).startsWith("--")) {
                rows.add(cells);
            }
        }
        return rows;
    }

    /** The words in code font of one cell. */
    static List<String> code(String cell) {
        List<String> words = new ArrayList<>();
        String[] parts = cell.split("`");
        for (int i = 1; i < parts.length; i += 2) {
            words.add(parts[i]);
        }
        return words;
    }

    private static List<String> cells(String line) {
        if (!line.startsWith("|")) {
            return List.of();
        }
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|")) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static String json(Object content) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writer(printer)
                    .writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
