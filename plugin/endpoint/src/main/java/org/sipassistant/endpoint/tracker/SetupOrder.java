// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sipassistant.endpoint.Parameters;

/**
 * What is to be set up.
 *
 * @param source the messages whose calls are tracked
 * @param named the parameters that the caller named; what is not named stays as it was before
 */
public record SetupOrder(Source source, Set<String> named) {
    /** What may stand in the URL or in the body. */
    public static final Set<String> PARAMETERS = new TreeSet<>(Set.of("index", "namespace", "lanes", "default_region"));

    /** ISO 3166, and the three others that have a country calling code of their own. */
    private static final Set<String> COUNTRIES = Stream.concat(
                    Stream.of(Locale.getISOCountries()), Stream.of("AC", "TA", "XK"))
            .collect(Collectors.toUnmodifiableSet());

    /** What may stand in the URL or in the body of an order to undo it. */
    public static final Set<String> UNDO_PARAMETERS = Set.of("namespace");

    private static final int LANES = 4;
    private static final int MOST_LANES = 64;

    /**
     * @param defaultIndices where the order names none
     * @throws IllegalArgumentException naming the parameter that is wrong
     */
    public static SetupOrder of(Map<String, Object> values, List<String> defaultIndices, Instant now) {
        Parameters parameters = new Parameters(values, PARAMETERS);
        List<String> named = parameters.texts("index");
        List<String> indices = named.isEmpty() ? defaultIndices : named;
        SourcePatterns.check(indices);
        String namespace = parameters.text("namespace").orElseGet(() -> namespace(indices));
        if (!isNamespace(namespace)) {
            throw Parameters.refuse("namespace", namespace, "lower case letters, digits and _");
        }
        Optional<String> region = parameters.text("default_region");
        region.filter(code -> !COUNTRIES.contains(code)).ifPresent(code -> {
            throw Parameters.refuse("default_region", code, "the two letters of a country, for example DE");
        });
        var lanes = parameters.number("lanes", 1, MOST_LANES);
        Source source = new Source(namespace, indices, region, lanes.orElse(LANES), now);
        return new SetupOrder(source, Set.copyOf(values.keySet()));
    }

    /**
     * The namespace that is no longer to be tracked; empty for all of them.
     *
     * @throws IllegalArgumentException naming the parameter that is wrong
     */
    public static Optional<String> undone(Map<String, Object> values) {
        return new Parameters(values, UNDO_PARAMETERS).text("namespace");
    }

    /** What is to be tracked where something is tracked in this namespace already. */
    Source after(Source before) {
        return new Source(
                source.namespace(),
                named.contains("index") ? source.indices() : before.indices(),
                named.contains("default_region") ? source.region() : before.region(),
                named.contains("lanes") ? source.lanes() : before.lanes(),
                before.since());
    }

    /** The last part of the name of one index; what several have in common is the default. */
    private static String namespace(List<String> indices) {
        String last =
                indices.size() == 1 ? indices.get(0).substring(indices.get(0).lastIndexOf('-') + 1) : "";
        return isNamespace(last) && indices.get(0).contains("-") ? last : "default";
    }

    private static boolean isNamespace(String text) {
        return !text.isEmpty()
                && text.length() <= 100
                && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_');
    }
}
