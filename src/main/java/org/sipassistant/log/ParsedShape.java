// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.List;
import java.util.Optional;

/** The shape of the events of one program. */
sealed interface ParsedShape permits HepShape, PacketbeatShape, SuricataShape, TsharkShape, ZeekShape {

    /** Paths of fields of which every event of this shape has one. */
    List<String> marks();

    /** Reads an event; empty where it has another shape. */
    Optional<ParsedEvent> read(ParsedDocument document);
}
