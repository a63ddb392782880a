// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person says was the cause of a call, where the answer was wrong or did not know.
 *
 * @param about the call, as {@code why} was asked about it
 * @param category the root cause, of the vocabulary
 * @param party who decided or has to act, of the vocabulary of {@code origin} and {@code responsible}
 * @param code the status code that decided
 */
public record Correction(
        WhyQuestion about, String category, Optional<String> party, OptionalInt code, Optional<String> comment) {
    private static final Set<String> CALL = Set.of("call_id", "index", "from", "to", "time_zone");

    /** What may stand in the body. */
    public static final Set<String> PARAMETERS = new TreeSet<>(
            Set.of("call_id", "index", "from", "to", "time_zone", "category", "party", "code", "comment"));

    private static final int LEAST_CODE = 100;
    private static final int MOST_CODE = 699;

    /** A few paragraphs; a log belongs into the indices. */
    private static final int LONGEST_COMMENT = 4_096;

    /**
     * @param defaultIndices where the correction names none
     * @throws IllegalArgumentException naming the parameter that is wrong
     */
    public static Correction of(Map<String, Object> values, List<String> defaultIndices) {
        Parameters parameters = new Parameters(values, PARAMETERS);
        Map<String, Object> call = new HashMap<>(values);
        call.keySet().retainAll(CALL);
        Optional<String> comment = parameters.text("comment");
        if (comment.filter(text -> text.length() > LONGEST_COMMENT).isPresent()) {
            throw Parameters.refuse("comment", comment.get(), "at most " + LONGEST_COMMENT + " characters long");
        }
        return new Correction(
                WhyQuestion.of(call, defaultIndices),
                parameters.required("category"),
                parameters.text("party"),
                parameters.number("code", LEAST_CODE, MOST_CODE),
                comment);
    }

    /** The same correction about a call in other indices. */
    public Correction withIndices(List<String> others) {
        return new Correction(about.withIndices(others), category, party, code, comment);
    }
}
