// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import org.sipassistant.log.LogEvent;

/**
 * A log line that is no SIP but says something about a call, together with its observation.
 *
 * @param position its place in the material it came from, counted together with the messages
 */
public record ObservedEvent(LogEvent event, Observation observation, int position) implements Witness {

    @Override
    public String quote() {
        return Quotation.of(event.line());
    }
}
