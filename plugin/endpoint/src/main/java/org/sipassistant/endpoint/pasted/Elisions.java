// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.regex.Pattern;

/**
 * Takes out the mark, {@code ...} or {@code [snip]}, that somebody left between the first line of a message and the headers that
 * matter: behind it nothing would be read as a header. Time linear in the length of the text.
 */
final class Elisions {
    private static final String FIRST_LINE =
            "^(?<first>(?:SIP/2\\.0 [1-6]\\d\\d|[A-Z]{3,12} (?:sips?|tel):).{0,2000}\\R)";

    private static final String MARK = "(?:\\.{2,20}|\\u2026|[\\[(<](?:\\.{2,20}|\\u2026|snip)[])>])";

    private static final String HEADER = "[A-Za-z][A-Za-z-]{0,40}[ \\t]*:";

    private static final Pattern BEHIND_FIRST_LINE =
            Pattern.compile(FIRST_LINE + "[ \\t]*" + MARK + "[ \\t]*\\R(?=" + HEADER + ')', Pattern.MULTILINE);

    private Elisions() {}

    static String without(String text) {
        return BEHIND_FIRST_LINE.matcher(text).replaceAll("${first}");
    }
}
