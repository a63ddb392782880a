// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import org.sipassistant.log.LogEvent;

/**
 * A log line that is no SIP but says something about a call, together with its observation.
 *
 * @param position its place in the material it came from, counted together with the messages
 */
public record ObservedEvent(LogEvent event, Observation observation, int position) implements Witness {
    private static final int LONGEST_QUOTE = 300;

    @Override
    public String quote() {
        String line = event.line();
        return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line;
    }
}
