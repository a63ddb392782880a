// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.Map;
import org.sipassistant.endpoint.Json;

/**
 * What was counted of all calls, read once: an answer tells most of it several times.
 *
 * @param now the period
 * @param before the calls of the one that it is compared with
 * @param week the same period a week ago
 */
record Sides(Trunks.Side now, Tallies before, Trunks.Side week) {

    /** Reads the responses to the searches for these calls. */
    static Sides read(
            FailuresQuestion question, Map<String, Object> now, Map<String, Object> before, Map<String, Object> week) {
        return new Sides(
                Trunks.Side.read(question.period(), Json.map(now, "aggregations")),
                Tallies.read(Json.map(Json.map(before, "aggregations"), "tallies")),
                Trunks.Side.read(question.weekAgo(), Json.map(week, "aggregations")));
    }
}
