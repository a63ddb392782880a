// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sipassistant.endpoint.rendering.Format;

/**
 * A call, in one form.
 *
 * @param why which call
 * @param peer the party a ticket is for, by its address, host name or name in the inventory; empty: the one that decided
 */
public record CallQuestion(WhyQuestion why, Format format, Optional<String> peer) {

    /** What may be asked, in the URL or in the body. */
    public static final Set<String> PARAMETERS =
            new TreeSet<>(Set.of("call_id", "index", "from", "to", "time_zone", "format", "peer"));

    private static final Set<String> OWN = Set.of("format", "peer");

    /**
     * @param defaultIndices where the question names none
     * @throws IllegalArgumentException naming the parameter that is wrong
     */
    public static CallQuestion of(Map<String, Object> values, List<String> defaultIndices) {
        Parameters parameters = new Parameters(values, PARAMETERS);
        parameters.required("call_id");
        Format format = format(parameters.text("format").orElse(Format.JSON.id()));
        Optional<String> peer = parameters.text("peer").map(String::strip);
        if (peer.isPresent() && format != Format.TICKET) {
            throw Parameters.refuse("peer", peer.get(), "allowed where [format] is not [ticket]");
        }
        Map<String, Object> rest = new HashMap<>(values);
        rest.keySet().removeAll(OWN);
        return new CallQuestion(WhyQuestion.of(rest, defaultIndices), format, peer);
    }

    /** The same question of other indices. */
    public CallQuestion withIndices(List<String> others) {
        return new CallQuestion(why.withIndices(others), format, peer);
    }

    private static Format format(String name) {
        if (!Format.IDS.contains(name)) {
            throw Parameters.refuse("format", name, "one of " + Format.IDS);
        }
        return Format.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
