// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.function.Predicate;

/** The lines of messages as they were before a chat, a mail or a window took line ends away or put them in. */
public final class Lines {

    private Lines() {}

    /**
     * The text itself where nothing is to be put back.
     *
     * @param dated whether a line begins with a time, as lines of logs do
     */
    public static String restored(String text, Predicate<String> dated) {
        return VerboseLines.split(OneLine.split(BrokenLines.joined(Spacing.restored(text), dated)));
    }
}
