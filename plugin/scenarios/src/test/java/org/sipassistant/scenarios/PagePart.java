// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a page of the documentation that tests write: what stands between two comments. */
final class PagePart {
    private static final String END = "<!-- end -->";

    private final Path page;
    private final String whole;
    private final int from;
    private final int to;

    /** @param name as in {@code <!-- part:name -->} */
    PagePart(Path page, String name) throws IOException {
        this.page = page;
        this.whole = Files.readString(page);
        String begin = "<!-- part:" + name + " -->\n";
        int at = whole.indexOf(begin);
        this.from = at + begin.length();
        this.to = at < 0 ? -1 : whole.indexOf(END, from);
        if (to < 0) {
            throw new IOException(page + " has no part " + name);
        }
    }

    String text() {
        return whole.substring(from, to);
    }

    void write(String text) throws IOException {
        Files.writeString(page, whole.substring(0, from) + text + whole.substring(to));
    }
}
