// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.Optional;

/** The shape of the events of one program. */
sealed interface ParsedShape permits HepShape, PacketbeatShape, SuricataShape, TsharkShape, ZeekShape {

    /** Reads an event; empty where it has another shape. */
    Optional<ParsedEvent> read(ParsedDocument document);
}
