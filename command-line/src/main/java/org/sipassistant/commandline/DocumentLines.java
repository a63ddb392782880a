// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Copies lines, each a document, and changes those that the enricher adds something to. All others go through byte for
 * byte: those without SIP and those that are no JSON object. For one
 * thread.
 */
final class DocumentLines {
    /** A longer line is no log message; it is passed on piece by piece, so that it is never held whole. */
    private static final int LONGEST_LINE = 16 << 20;

    private final Consumer<Map<String, Object>> enricher;
    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;
    private long unread;

    DocumentLines(Consumer<Map<String, Object>> enricher, OutputStream out) {
        this.enricher = enricher;
        this.out = out;
    }

    /** How many lines were passed on because they could not be read. */
    long unread() {
        return unread;
    }

    /** Copies to the end of the input. What is complete is written before more is waited for. */
    void copy(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int count = in.read(buffer);
        while (count >= 0) {
            split(buffer, count);
            if (in.available() == 0) {
                out.flush();
            }
            count = in.read(buffer);
        }
        end();
        out.flush();
    }

    private void split(byte[] buffer, int count) throws IOException {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                collect(buffer, start, i);
                end();
                out.write('\n');
                start = i + 1;
            }
        }
        collect(buffer, start, count);
    }

    private void collect(byte[] buffer, int from, int to) throws IOException {
        if (!tooLong && line.size() + (to - from) > LONGEST_LINE) {
            tooLong = true;
            line.writeTo(out);
            line.reset();
        }
        if (tooLong) {
            out.write(buffer, from, to - from);
        } else {
            line.write(buffer, from, to - from);
        }
    }

    /** Writes what was collected of a line. */
    private void end() throws IOException {
        if (tooLong) {
            unread++;
        } else if (line.size() > 0) {
            out.write(enriched(line.toByteArray()));
        }
        tooLong = false;
        line.reset();
    }

    private byte[] enriched(byte[] given) {
        try {
            Map<String, Object> document = JsonText.object(given);
            enricher.accept(document);
            return document.equals(JsonText.object(given)) ? given : JsonText.line(document);
        } catch (IOException e) {
            unread++;
            return given;
        }
    }
}
