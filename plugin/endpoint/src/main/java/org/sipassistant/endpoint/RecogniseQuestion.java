// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How well are the logs in these indices read?
 *
 * @param from the earliest time of the documents, as the engine understands it; empty: the last 24 hours, then all
 * @param to the latest time of the documents
 * @param size the number of documents taken at random
 * @param zone in which times without a zone are read
 */
public record RecogniseQuestion(
        List<String> indices, Optional<String> from, Optional<String> to, int size, ZoneId zone) {

    static final int DEFAULT_SIZE = 500;
    static final int LARGEST_SIZE = 5_000;

    static final Set<String> PARAMETERS = new TreeSet<>(Set.of("index", "from", "to", "size", "time_zone"));

    public RecogniseQuestion {
        indices = List.copyOf(indices);
    }

    /**
     * @param defaultIndices where the question names none
     * @throws IllegalArgumentException naming the parameter that is wrong
     */
    public static RecogniseQuestion of(Map<String, Object> values, List<String> defaultIndices) {
        Parameters parameters = new Parameters(values, PARAMETERS);
        ZoneId zone = parameters.zone("time_zone");
        RecogniseQuestion question = new RecogniseQuestion(
                parameters.indices(defaultIndices),
                parameters.start("from", zone),
                parameters.end("to", zone),
                parameters.number("size", 1, LARGEST_SIZE).orElse(DEFAULT_SIZE),
                zone);
        Parameters.inOrder(question.from, question.to, Instant.now(), zone);
        return question;
    }

    /** The same question of other indices. */
    public RecogniseQuestion withIndices(List<String> others) {
        return new RecogniseQuestion(others, from, to, size, zone);
    }

    boolean hasTimes() {
        return from.isPresent() || to.isPresent();
    }
}
