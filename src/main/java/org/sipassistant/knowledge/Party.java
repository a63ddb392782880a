// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who decided, or who must act: the vocabulary of {@code origin} and {@code responsible}. */
public enum Party {
    /** The calling side: the person, its device or PBX, or the originating carrier. */
    CALLER,
    /** The called side: the person, its device or PBX. */
    CALLEE,
    /** The operator's own proxy, PBX or SBC. */
    PROXY,
    /** The peer or carrier behind the operator's own nodes. */
    NEXT_HOP,
    REGISTRAR,
    /** NAT, firewall, DNS, packet loss. */
    NETWORK,
    /** A block by rule or law. */
    POLICY,
    NOBODY,
    UNKNOWN;

    private static final List<String> IDS = Stream.of(values()).map(Party::id).toList();

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of the vocabulary, in their order. */
    public static List<String> ids() {
        return IDS;
    }

    /** Reads one party of a knowledge file. */
    public static Party read(Section section, String key) {
        return values()[IDS.indexOf(section.oneOf(key, IDS))];
    }
}
