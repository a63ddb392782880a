// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** A log as it stands in a file: UTF-8, and where it is not, with replacement characters. */
final class InputText {
    private InputText() {}

    /** Reads to the end, or to the limit: one character more than it is there then, and nobody takes it for the whole. */
    static String read(Arguments arguments, long limit) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[1 << 16];
        try (InputStream in = arguments.open();
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            int count = reader.read(buffer);
            while (count >= 0 && text.length() <= limit) {
                text.append(buffer, 0, count);
                count = reader.read(buffer);
            }
        }
        return text.toString();
    }
}
