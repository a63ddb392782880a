// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.call.ObservedMessage;

/**
 * Finds the Call-IDs of calls that meet criteria: by fields, of which few are read, and among documents without fields
 * by their text. Bounded in documents; where there are more, those that were refused are looked for once again.
 */
final class CandidateSearch {
    /** Documents per request by fields: all that is read of one is smaller than a kilobyte. */
    private static final int PAGE = 1_000;

    /** Documents by fields; a number with more in a day is a trunk. */
    private static final int MOST = 5_000;

    private static final List<String> SOURCE = List.of(
            "@timestamp",
            "sip.call_id",
            "sip.code",
            "sip.status_code",
            "sip.cseq.method",
            "sip.emergency",
            "source.ip");

    private final Cluster cluster;
    private final WhyLimits limits;
    private final Expertise expertise;
    private final List<String> indices;
    private final ZoneId zone;

    CandidateSearch(Cluster cluster, WhyLimits limits, Expertise expertise, SearchQuestion question) {
        this.cluster = cluster;
        this.limits = limits;
        this.expertise = expertise;
        this.indices = question.indices();
        this.zone = question.zone();
    }

    CompletionStage<Candidates> run(Criteria criteria, TimeWindow window) {
        CallQuery query = new CallQuery(criteria, window);
        Candidates candidates = new Candidates(criteria, window);
        return glance(candidates, query.byFields(), 0)
                .thenCompose(all -> all.isTruncated()
                        ? glance(all, CallQuery.refused(query.byFields()), 0)
                        : CompletableFuture.completedFuture(all))
                .thenCompose(all -> read(all, query.byText()));
    }

    /** The nearest message that meets criteria by its fields, or one that names the parties in its text. */
    CompletionStage<Optional<Candidate>> first(Criteria criteria, TimeWindow window) {
        CallQuery query = new CallQuery(criteria, window);
        Candidates candidates = new Candidates(criteria, window);
        return cluster.search(indices, body(candidates, query.byFields(), 0, 1))
                .thenCompose(response -> candidates.add(response) > 0 || !criteria.namesParties()
                        ? CompletableFuture.completedFuture(candidates)
                        : read(candidates, query.byText()))
                .thenApply(found -> found.ranked().stream().findFirst());
    }

    private Map<String, Object> body(Candidates candidates, Map<String, Object> query, int from, int size) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", from);
        body.put("size", size);
        body.put("timeout", limits.timeout().toMillis() + "ms");
        body.put("query", query);
        body.put("sort", sort(candidates));
        body.put("_source", SOURCE);
        return body;
    }

    private CompletionStage<Candidates> glance(Candidates candidates, Map<String, Object> query, int from) {
        return cluster.search(indices, body(candidates, query, from, PAGE)).thenCompose(response -> {
            int read = candidates.add(response);
            int next = from + PAGE;
            if (read < PAGE) {
                return CompletableFuture.completedFuture(candidates);
            }
            if (next >= MOST) {
                candidates.truncate();
                return CompletableFuture.completedFuture(candidates);
            }
            return glance(candidates, query, next);
        });
    }

    private CompletionStage<Candidates> read(Candidates candidates, Map<String, Object> query) {
        Found found = new Found(hit -> true, limits.maxMessages(), limits.maxBytes(), false);
        Pages pages = new Pages(cluster, indices, limits);
        return pages.read(found, query, sort(candidates))
                .thenCompose(texts -> Neighbourhood.added(texts, CandidateSearch::isLine, pages, limits))
                .thenApply(texts -> {
                    MessageReader reader = new MessageReader(expertise, zone);
                    LineJoiner.join(texts.inOrder()).forEach(reader::read);
                    reader.messages().forEach(message -> add(candidates, message));
                    candidates.addFailures(texts);
                    return candidates;
                });
    }

    /** A line that names a party, of a message that was shipped line by line, has its Call-ID in another line. */
    private static boolean isLine(Hit hit) {
        return hit.singleLine()
                .filter(line -> line.indexOf('<') >= 0 || line.contains("SIP/2.0"))
                .isPresent();
    }

    private static void add(Candidates candidates, ObservedMessage message) {
        Optional<String> callId = message.message().callId();
        boolean fits = candidates.criteria().isBetweenParties(message.message());
        callId.filter(id -> fits)
                .ifPresent(
                        id -> candidates.add(id, message.at(), message.message().statusCode()));
    }

    private static List<Object> sort(Candidates candidates) {
        return candidates.window().near().isPresent() ? Pages.BY_SCORE : Pages.NEWEST_FIRST;
    }
}
