// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.List;
import org.sipassistant.message.Part;
import org.sipassistant.message.SipMessage;

/**
 * A way in which products and people change the lines of a message; each knows it by what stands around a start line and
 * puts the lines back.
 */
interface Layout {

    /** The layouts of start lines behind which no headers were found, in the order in which they are tried. */
    List<Layout> OF_LONE_START_LINES = List.of(
            TreeLines::restore,
            ColumnLine::restore,
            PrefixedLines::restore,
            SpacedLines::restore,
            FlatLine::restore,
            PacketBytes::restore);

    /** The layouts of messages whose lines are there but for a few. */
    List<Layout> OF_MESSAGES = List.of(RecordLines::restore, WrappedVia::restore, PacketBytes::restoreMethod);

    /**
     * Puts the lines of a message back.
     *
     * @param start where its start line begins
     * @param limit where the next message begins, or the end of the text
     * @return false where the message has another layout, and nothing was changed
     */
    boolean restore(Rewriting rewriting, int start, int limit);

    /** Puts the lines of all messages back that have lost them. */
    static Rewriting restore(String text, List<SipMessage> messages) {
        Rewriting rewriting = new Rewriting(text);
        for (int i = 0; i < messages.size(); i++) {
            SipMessage message = messages.get(i);
            int next = i + 1 < messages.size() ? messages.get(i + 1).start() : text.length();
            int limit = Math.max(message.end(), next);
            List<Layout> layouts = message.part() == Part.START_LINE ? OF_LONE_START_LINES : OF_MESSAGES;
            for (Layout layout : layouts) {
                if (layout.restore(rewriting, message.start(), limit)) {
                    break;
                }
            }
        }
        return rewriting;
    }
}
