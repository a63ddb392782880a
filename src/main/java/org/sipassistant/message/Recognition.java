// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.List;

/**
 * What a text held.
 *
 * @param messages in the order of the text
 * @param bounded true where a limit cut the number of messages
 */
public record Recognition(List<SipMessage> messages, boolean bounded) {

    /** A text without SIP; one instance, because most lines of a log are such. */
    static final Recognition NOTHING = new Recognition(List.of(), false);

    public Recognition {
        messages = List.copyOf(messages);
    }
}
