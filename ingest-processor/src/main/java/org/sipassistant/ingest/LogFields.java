// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.time.Instant;
import java.util.Optional;
import org.sipassistant.log.LogContext;

/** What the product's own prefix says about a message. */
final class LogFields {

    private LogFields() {}

    static void write(LogContext context, FieldMap sip) {
        FieldMap log = new FieldMap(5);
        log.text("format", context.format());
        log.text("channel", context.channel());
        log.text("session", context.session());
        log.text("severity", context.severity());
        Optional<Instant> time = context.time();
        if (time.isPresent()) {
            log.text("time", TimeText.of(time.get()));
        }
        sip.object("log", log);
    }
}
