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
 * Why did this call fail?
 *
 * @param callId of the call, as it stands in its messages
 * @param from the earliest time of its messages, as the engine understands it; empty: the last seven days, then all
 * @param to the latest time of its messages
 * @param zone in which times of the question are read and times of the answer are written
 */
public record WhyQuestion(String callId, List<String> indices, Optional<String> from, Optional<String> to, ZoneId zone)
        implements Question.Subject {

    /** What may be asked, in the URL or in the body. */
    public static final Set<String> PARAMETERS = new TreeSet<>(Set.of("call_id", "index", "from", "to", "time_zone"));

    public WhyQuestion {
        indices = List.copyOf(indices);
    }

    /**
     * @param defaultIndices where the question names none
     * @throws IllegalArgumentException naming the parameter that is wrong
     */
    public static WhyQuestion of(Map<String, Object> values, List<String> defaultIndices) {
        Parameters parameters = new Parameters(values, PARAMETERS);
        ZoneId zone = parameters.zone("time_zone");
        WhyQuestion question = new WhyQuestion(
                parameters.required("call_id").strip(),
                parameters.indices(defaultIndices),
                parameters.start("from", zone),
                parameters.end("to", zone),
                zone);
        Parameters.inOrder(question.from, question.to, Instant.now(), zone);
        return question;
    }

    @Override
    public WhyQuestion withIndices(List<String> others) {
        return new WhyQuestion(callId, others, from, to, zone);
    }

    @Override
    public Map<String, Object> told() {
        return Map.of("call_id", callId);
    }

    boolean hasTimes() {
        return from.isPresent() || to.isPresent();
    }
}
