// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The forms a call can be asked for. */
public enum Format {
    /** The diagnosis and the messages, as data. */
    JSON,
    /** A ladder for a terminal. */
    TEXT,
    /** A ladder as a picture. */
    SVG,
    /** A sequence diagram in the language of Mermaid. */
    MERMAID,
    /** What one sends to the operator of the peer. */
    TICKET,
    /** Packets for a protocol analyser. */
    PCAP;

    public static final List<String> IDS = Stream.of(values()).map(Format::id).toList();

    /** As parameters spell it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
