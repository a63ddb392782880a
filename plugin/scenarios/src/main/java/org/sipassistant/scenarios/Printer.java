// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The page the demo prints: UTF-8 whatever the platform's default is, wrapped where a terminal ends. */
final class Printer {
    private static final int WIDTH = 100;
    private static final int LABEL = 12;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    void line(String text) {
        out.println(text);
    }

    void rule() {
        line("─".repeat(WIDTH));
    }

    /** Prints a paragraph, broken between words. */
    void paragraph(String text) {
        wrap("  ", "  ", text);
    }

    /** Prints a labelled paragraph; nothing where there is no text. */
    void labelled(String label, String text) {
        if (!text.isEmpty()) {
            wrap("  " + label + " ".repeat(Math.max(1, LABEL - label.length())), " ".repeat(LABEL + 2), text);
        }
    }

    private void wrap(String first, String rest, String text) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line.setLength(0);
                line.append(rest);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }
}
