// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.List;

/** Tells a session description (RFC 8866) that was pasted without the message that carried it. Time linear in the length of the text. */
public final class DescriptionAlone {
    /** What is to be said of such a text. */
    public static final String SAYS =
            "This is a session description alone; what happened does not show in it. Paste the message that"
                    + " carried it, from its first line on, and the answer: what does not fit shows in offer and answer"
                    + " together.";

    /** Fewer lines of it may stand in any text. */
    private static final int FEWEST = 3;

    private static final int MOST_LOOKED_AT = 2_000;
    private static final String TYPES = "vosiuepcbtrzkam";

    private DescriptionAlone() {}

    /** Whether most lines of a text are those of a session description, one of them about its media. */
    public static boolean is(String text) {
        List<String> lines = text.lines()
                .limit(MOST_LOOKED_AT)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        List<String> described = lines.stream()
                .filter(line -> line.length() > 2 && line.charAt(1) == '=' && TYPES.indexOf(line.charAt(0)) >= 0)
                .toList();
        return described.size() >= FEWEST
                && described.size() * 2 > lines.size()
                && described.stream().anyMatch(line -> line.startsWith("m="));
    }
}
