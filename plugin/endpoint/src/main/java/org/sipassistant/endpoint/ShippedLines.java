// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the other lines of messages are found that a shipper sent as one document per line, as {@code why} finds them. */
public final class ShippedLines {
    /** How many documents a search may answer with, where nobody said otherwise. */
    public static final int MOST = Pages.WINDOW;

    private final Neighbourhood around;

    private ShippedLines(Neighbourhood around) {
        this.around = around;
    }

    /**
     * What stands around some documents.
     *
     * @param hits documents as a search returned them
     * @return empty where none of them is a part of a message, or where they do not say of which log they are
     */
    public static Optional<ShippedLines> around(Collection<Map<String, Object>> hits) {
        List<Hit> parts =
                hits.stream().map(Hit::new).filter(CallSearch::needsNeighbours).toList();
        return parts.isEmpty() ? Optional.empty() : Neighbourhood.of(parts).map(ShippedLines::new);
    }

    /** Finds the lines, and others. */
    public Map<String, Object> query() {
        return around.query();
    }

    /** Whether a document that was found is of one of these logs. */
    public boolean holds(Map<String, Object> hit) {
        return around.holds(new Hit(hit));
    }
}
