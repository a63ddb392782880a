// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.List;
import java.util.Optional;

/** Writes the SIP text that fields were taken from, as far as they tell it. */
final class MessageBuilder {

    private final StringBuilder text = new StringBuilder(512);

    MessageBuilder(String startLine) {
        line(startLine);
    }

    MessageBuilder header(String name, Optional<String> value) {
        value.ifPresent(present -> line(name + ": " + present));
        return this;
    }

    MessageBuilder headers(String name, List<String> values) {
        values.forEach(value -> line(name + ": " + value));
        return this;
    }

    /** The text with the line that ends the headers; none of these fields tell a body. */
    String build() {
        return text + "\r\n";
    }

    /** A value cannot bring line ends of its own, which would be headers that nobody sent. */
    private void line(String line) {
        text.append(line.replace('\r', ' ').replace('\n', ' ')).append("\r\n");
    }
}
