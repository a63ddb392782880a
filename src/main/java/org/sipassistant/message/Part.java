// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/** How much of a message a text showed. */
public enum Part {
    /** Start line, headers and the line that ends them. */
    MESSAGE("message"),
    /** Start line and some headers; the end of the headers was not seen. */
    HEADERS("headers"),
    /** The start line alone, as most one-line logs have it. */
    START_LINE("start_line");

    private final String id;

    Part(String id) {
        this.id = id;
    }

    /** The name of the part in fields, for example {@code start_line}. */
    public String id() {
        return id;
    }
}
