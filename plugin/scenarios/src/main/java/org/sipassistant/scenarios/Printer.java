// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The page the demo prints: UTF-8 whatever the platform's default is. */
final class Printer {
    private static final int WIDTH = 100;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    void line(String text) {
        out.println(text);
    }

    void rule() {
        line("─".repeat(WIDTH));
    }
}
