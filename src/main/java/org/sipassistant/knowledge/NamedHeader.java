// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

/**
 * A header in which a response says what the sender should do differently, such as {@code Unsupported} of a 420.
 *
 * @param header its name
 * @param says a part of a sentence, in which {@code {value}} stands for the value
 * @param action the step that follows from it, with the same placeholder
 */
public record NamedHeader(String header, String says, String action) {
    private static final String VALUE = "{value}";

    static NamedHeader read(Section section) {
        NamedHeader read = new NamedHeader(section.text("header"), section.text("says"), section.text("action"));
        section.done();
        if (!read.says.contains(VALUE) || !read.action.contains(VALUE)) {
            throw section.problem("says", "and [action] must both have " + VALUE);
        }
        return read;
    }

    public String says(String value) {
        return says.replace(VALUE, value);
    }

    public String action(String value) {
        return action.replace(VALUE, value);
    }
}
