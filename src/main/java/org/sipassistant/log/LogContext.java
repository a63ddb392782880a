// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.time.Instant;
import java.util.Optional;
import org.sipassistant.message.Endpoint;

/**
 * What the lines before a message say about it; everything they do not say is empty.
 *
 * @param format the id of the log format whose header line was found, for example {@code asterisk-pjsip}
 * @param time when the message was logged
 * @param direction {@code sent} or {@code received}, as seen by the program that logged it
 * @param source who sent it; a program that sends rarely names itself
 * @param destination who got it; a program that receives rarely names itself
 * @param transport in lower case, for example {@code udp}
 * @param observer the host that logged it
 * @param session what the product calls the call or the connection
 * @param channel what the product calls the call leg or the thread
 * @param severity as the product spells it, for example {@code NOTICE}
 */
public record LogContext(
        Optional<String> format,
        Optional<Instant> time,
        Optional<String> direction,
        Optional<Endpoint> source,
        Optional<Endpoint> destination,
        Optional<String> transport,
        Optional<String> observer,
        Optional<String> session,
        Optional<String> channel,
        Optional<String> severity) {

    private static final LogContext NONE = new LogContext(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The context of a line that tells its time alone. */
    public static LogContext at(Instant time) {
        return new LogContext(
                Optional.empty(),
                Optional.of(time),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The context of a message that stands alone. */
    public static LogContext none() {
        return NONE;
    }
}
