// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/**
 * One message as the scan found it: spans over a text, nothing parsed yet.
 *
 * @param text with real line ends
 * @param shift what to add to a position for the text that was given to the recogniser
 * @param indent blanks before every line
 * @param escaped whether line ends were escaped, so that the text holds filling
 */
record Frame(
        String text,
        int shift,
        int indent,
        boolean escaped,
        StartSpan start,
        HeaderLines headers,
        BodySpan body,
        Part part,
        boolean truncated,
        ParseLimits limits) {

    /** The end of what belongs to the message. */
    int end() {
        return switch (part) {
            case START_LINE -> start.end();
            case HEADERS -> headers.end();
            case MESSAGE -> Math.max(headers.end(), body.end());
        };
    }

    /** A part of the text with real line ends, without what a logger wrote around it. */
    String shown(int from, int to) {
        if (escaped) {
            return EscapedText.withoutFilling(text, from, to);
        }
        String part = text.substring(from, to);
        return indent == 0 ? part : IndentedText.withoutIndent(part, indent);
    }
}
