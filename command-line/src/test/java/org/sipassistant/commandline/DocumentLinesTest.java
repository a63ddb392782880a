// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentLinesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final DocumentLines lines = new DocumentLines(DocumentLinesTest::mark, out);

    /** Stands for the processor: adds a field to documents that say so. */
    private static void mark(Map<String, Object> document) {
        if (document.containsKey("mark")) {
            document.put("marked", true);
        }
    }

    @Test
    void addsFieldsAndKeepsTheOrder() throws IOException {
        assertEquals(
                "{\"a\":1}\n{\"mark\":1.50,\"b\":\"ü\",\"marked\":true}\n{\"c\":3}\n",
                copied("{\"a\":1}\n{\"mark\": 1.50, \"b\": \"\\u00fc\"}\n{\"c\":3}\n"));
        assertEquals(0, lines.unread());
    }

    @Test
    void passesOnByteForByteWhatItDoesNotChange() throws IOException {
        String untouched = "{ \"a\" : 1.0e2, \"t\":\"\\u00fc\\/\" }\r\n\n{\"a\":-0}\n";
        assertEquals(untouched, copied(untouched));
        assertEquals(0, lines.unread());
    }

    @Test
    void passesOnAndCountsWhatItCannotRead() throws IOException {
        String unread = "no JSON\n[1]\n{\"mark\":1,\"mark\":2}\n{\"mark\":1\n{\"mark\":1} {}\n";
        assertEquals(unread, copied(unread));
        assertEquals(5, lines.unread());
    }

    @Test
    void addsNoLineEndWhereThereWasNone() throws IOException {
        assertEquals("{\"mark\":1,\"marked\":true}", copied("{\"mark\":1}"));
    }

    @Test
    void passesOnALineOfAnyLength() throws IOException {
        byte[] given = ("{\"mark\":\"" + "x".repeat(17 << 20) + "\"}\n{\"a\":1}\n").getBytes(StandardCharsets.UTF_8);
        lines.copy(new ByteArrayInputStream(given));
        assertArrayEquals(given, out.toByteArray());
        assertEquals(1, lines.unread());
    }

    /** However the input is cut into pieces. */
    @Test
    void readsPiecesOfAnyLength() throws IOException {
        byte[] given = "{\"mark\":\"ü\"}\n{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);
        lines.copy(new ByteArrayInputStream(given) {
            @Override
            public synchronized int read(byte[] buffer) {
                return read(buffer, 0, 1);
            }
        });
        assertEquals("{\"mark\":\"ü\",\"marked\":true}\n{\"a\":1}\n", out.toString(StandardCharsets.UTF_8));
    }

    /** What a program before it has written has to arrive behind it, even where it then waits. */
    @Test
    void writesWhatItHasBeforeItWaits() throws IOException {
        List<String> written = new ArrayList<>();
        InputStream slow = new InputStream() {
            private int pieces;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer) {
                written.add(out.toString(StandardCharsets.UTF_8));
                byte[] piece = "{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);
                System.arraycopy(piece, 0, buffer, 0, piece.length);
                pieces++;
                return pieces > 2 ? -1 : piece.length;
            }
        };
        lines.copy(slow);
        assertEquals(List.of("", "{\"a\":1}\n", "{\"a\":1}\n{\"a\":1}\n"), written);
    }

    private String copied(String given) throws IOException {
        lines.copy(new ByteArrayInputStream(given.getBytes(StandardCharsets.UTF_8)));
        return out.toString(StandardCharsets.UTF_8);
    }
}
