// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.Json;

/**
 * Messages whose calls are tracked.
 *
 * @param namespace what must not be counted together has different ones
 * @param indices names and patterns
 * @param region the country in which numbers are dialled, as the processor's {@code default_region}
 * @param lanes into how many parts the work is cut
 * @param since from when on messages are followed
 */
public record Source(String namespace, List<String> indices, Optional<String> region, int lanes, Instant since) {
    static final String TYPE = "source";

    public Source {
        indices = List.copyOf(indices);
    }

    /** Under which id it is kept. */
    public String id() {
        return TYPE + '-' + namespace;
    }

    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", TYPE);
        fields.put("namespace", namespace);
        fields.put("indices", indices);
        region.ifPresent(code -> fields.put("region", code));
        fields.put("lanes", lanes);
        fields.put("since", since.toString());
        return fields;
    }

    /** Empty for an entry that is no source. */
    public static Optional<Source> of(Ledger.Entry entry) {
        return entry.type().equals(TYPE)
                ? Optional.of(new Source(
                        entry.text("namespace"),
                        Json.list(entry.fields(), "indices").stream()
                                .map(Object::toString)
                                .toList(),
                        Optional.of(entry.text("region")).filter(code -> !code.isEmpty()),
                        (int) entry.number("lanes"),
                        Instant.parse(entry.text("since"))))
                : Optional.empty();
    }
}
