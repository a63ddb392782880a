// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/**
 * The search that somebody writes who wants to know what is failing and has no {@code failures}: one request that ranks the
 * causes of a period and of the one before, as long as it, with the first three calls of each cause.
 *
 * @param end of the period, the first moment behind it
 * @param failedOnly whether calls that did not fail are left out, so that nobody learns how many calls there were
 * @param weekAgo whether the same is asked of the period a week ago, at which {@code failures} looks too
 */
record CausesByHand(Instant end, Duration period, boolean failedOnly, boolean weekAgo) {
    static final Duration WEEK = Duration.ofDays(7);

    private static final int CAUSES = 10;
    private static final int CALLS = 3;

    ObjectNode body() {
        Instant middle = end.minus(period);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("size", 0).put("track_total_hits", false);
        ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
        filter.addObject().putObject("term").put("call.primary", true);
        ArrayNode any = filter.addObject().putObject("bool").putArray("should");
        range(any.addObject(), middle.minus(period), end);
        if (weekAgo) {
            range(any.addObject(), middle.minus(WEEK), end.minus(WEEK));
        }
        if (failedOnly) {
            filter.addObject().putObject("term").put("sip.failed", 1);
        }
        ObjectNode periods = body.putObject("aggs").putObject("periods");
        ObjectNode named = periods.putObject("filters").putObject("filters");
        range(named.putObject("now"), middle, end);
        range(named.putObject("before"), middle.minus(period), middle);
        if (weekAgo) {
            range(named.putObject("week_ago"), middle.minus(WEEK), end.minus(WEEK));
        }
        ObjectNode causes = periods.putObject("aggs").putObject("causes");
        causes.putObject("terms").put("field", "call.cause.rule").put("size", CAUSES);
        ObjectNode hits = causes.putObject("aggs")
                .putObject("calls")
                .putObject("top_hits")
                .put("size", CALLS);
        hits.putArray("sort").addObject().put("@timestamp", "asc");
        return body;
    }

    private static void range(ObjectNode clause, Instant from, Instant to) {
        clause.putObject("range")
                .putObject("@timestamp")
                .put("gte", from.toString())
                .put("lt", to.toString());
    }
}
