// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/**
 * How much of a text is worth reading; each limit keeps a hostile or broken text from costing more than a long one.
 *
 * @param messages messages in one text. A pasted trace of a call has tens; a log document has one
 * @param headers header lines of one message. Real messages have 8 to 40; 1,024 leaves room for long proxy chains
 * @param values values of one header, comma lists included. The longest Via chain seen has 34
 * @param parameters parameters of one value. Real ones have up to 15
 * @param callId characters of a Call-ID. 8,191 times four bytes is the longest term an index can hold
 */
public record ParseLimits(int messages, int headers, int values, int parameters, int callId) {

    /** What every caller should use unless it reads whole files. */
    public static final ParseLimits STANDARD = new ParseLimits(10_000, 1_024, 1_024, 128, 8_191);

    public ParseLimits {
        require("messages", messages);
        require("headers", headers);
        if (headers >= Short.MAX_VALUE) {
            throw new IllegalArgumentException("[headers] value [" + headers + "] must be below " + Short.MAX_VALUE);
        }
        require("values", values);
        require("parameters", parameters);
        require("callId", callId);
    }

    private static void require(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("[" + name + "] value [" + value + "] must be at least 1");
        }
    }
}
