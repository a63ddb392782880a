// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/** One kind of line that a product writes before a message, and by which the product is known. */
record HeaderLine(LogFormat format, LineMeaning meaning) {

    boolean match(String text, int from, int to, Prefix prefix) {
        return meaning.pattern().match(text, from, to, prefix);
    }
}
