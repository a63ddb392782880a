// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.question.Sentences;

/**
 * Finds the Call-IDs of calls that meet criteria: by fields, of which few are read, and among documents without fields
 * by their text. Bounded in documents. Where there are more, emergency calls, refusals and what is not of the calls and
 * the node that most of them are of are looked for once again, so that none of these hides the others.
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
            "sip.uri.original",
            "sip.uri.username",
            "sip.to.uri.original",
            "sip.to.uri.username",
            "source.ip",
            "destination.ip");

    /** What has more than one part in so many of what a glance sees takes the room of others. */
    private static final int PARTS = 20;

    /** Emergency calls of which an answer is looked for. */
    private static final int MOST_URGENT = 100;

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
        return glance(candidates, query.byFields(), MOST)
                .thenCompose(all -> all.isTruncated() ? apart(all, query.byFields()) : completed(all))
                .thenCompose(all -> read(all, query.byText()));
    }

    private static CompletionStage<Candidates> completed(Candidates candidates) {
        return CompletableFuture.completedFuture(candidates);
    }

    /** What there is most of was seen: the rest is looked for without it. */
    private CompletionStage<Candidates> apart(Candidates seen, Map<String, Object> query) {
        seen.endOfGlance();
        List<String> crowding = seen.crowding(MOST / PARTS);
        Optional<String> node = seen.flood().most();
        Map<String, Object> others = CallQuery.without(query, crowding, Optional.empty());
        Map<String, Object> elsewhere = CallQuery.without(query, crowding, node);
        return look(seen, CallQuery.emergency(query), PAGE)
                .thenCompose(this::answers)
                .thenCompose(all -> look(all, CallQuery.refused(others), MOST))
                .thenCompose(all -> node.isPresent() ? look(all, CallQuery.refused(elsewhere), PAGE) : completed(all))
                .thenCompose(all -> crowding.isEmpty() && node.isEmpty() ? completed(all) : look(all, elsewhere, PAGE));
    }

    /** What it finds only adds to what was found: that it failed must not lose the answer. */
    private CompletionStage<Candidates> look(Candidates seen, Map<String, Object> query, int most) {
        return glance(seen, query, most).exceptionally(failure -> {
            seen.addFailure(Sentences.english().say("look_failed"));
            return seen;
        });
    }

    /** Of an emergency call that was found by its request it is not known yet whether it was answered. */
    private CompletionStage<Candidates> answers(Candidates seen) {
        List<String> urgent = seen.urgent().stream().limit(MOST_URGENT).toList();
        return urgent.isEmpty()
                ? completed(seen)
                : look(seen, new CallQuery(seen.criteria(), seen.window()).answersTo(urgent), PAGE);
    }

    /** The nearest message that meets criteria by its fields, or one that names the parties in its text. */
    CompletionStage<Optional<Candidate>> first(Criteria criteria, TimeWindow window) {
        CallQuery query = new CallQuery(criteria, window);
        Candidates candidates = new Candidates(criteria, window);
        return cluster.search(indices, body(candidates, query.byFields(), 0, 1))
                .thenCompose(response -> candidates.add(response) > 0 || !criteria.namesParties()
                        ? CompletableFuture.completedFuture(candidates)
                        : read(candidates, query.byText(), limits.maxMessages()).thenApply(whole -> candidates))
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

    private CompletionStage<Candidates> glance(Candidates candidates, Map<String, Object> query, int most) {
        return glance(candidates, query, 0, most);
    }

    private CompletionStage<Candidates> glance(Candidates candidates, Map<String, Object> query, int from, int most) {
        return cluster.search(indices, body(candidates, query, from, PAGE)).thenCompose(response -> {
            int read = candidates.add(response);
            int next = from + PAGE;
            if (read < PAGE) {
                return CompletableFuture.completedFuture(candidates);
            }
            if (next >= most) {
                candidates.truncate();
                return CompletableFuture.completedFuture(candidates);
            }
            return glance(candidates, query, next, most);
        });
    }

    private CompletionStage<Candidates> read(Candidates candidates, Map<String, Object> query) {
        int most = limits.maxMessages();
        return read(candidates, query, most).thenCompose(whole -> {
            if (whole) {
                return completed(candidates);
            }
            Map<String, Object> others = CallQuery.without(query, candidates.crowding(most / PARTS), Optional.empty());
            return more(candidates, CallQuery.emergencyByText(query), most / PARTS)
                    .thenCompose(all -> more(all, CallQuery.refusedByText(others, expertise.knowledge()), most / 4));
        });
    }

    /** As {@link #look}, of what has no fields. */
    private CompletionStage<Candidates> more(Candidates seen, Map<String, Object> query, int most) {
        return read(seen, query, most).thenApply(whole -> seen).exceptionally(failure -> {
            seen.addFailure(Sentences.english().say("look_failed"));
            return seen;
        });
    }

    /** Says whether that was all. */
    private CompletionStage<Boolean> read(Candidates candidates, Map<String, Object> query, int most) {
        Found found = new Found(hit -> true, most, limits.maxBytes(), false);
        Pages pages = new Pages(cluster, indices, limits);
        return pages.read(found, query, sort(candidates))
                .thenCompose(texts -> Neighbourhood.added(texts, CandidateSearch::isLine, pages, limits))
                .thenApply(texts -> {
                    MessageReader reader = new MessageReader(expertise, zone);
                    LineJoiner.join(texts.inOrder()).forEach(reader::read);
                    reader.messages().stream()
                            .filter(message -> candidates.criteria().isBetweenParties(message.message()))
                            .forEach(message -> candidates.add(message.message(), message.at()));
                    candidates.addFailures(texts);
                    return !texts.isTruncated();
                });
    }

    /** A line that names a party, of a message that was shipped line by line, has its Call-ID in another line. */
    private static boolean isLine(Hit hit) {
        return hit.singleLine()
                .filter(line -> line.indexOf('<') >= 0 || line.contains("SIP/2.0"))
                .isPresent();
    }

    private static List<Object> sort(Candidates candidates) {
        return candidates.window().near().isPresent() ? Pages.BY_SCORE : Pages.NEWEST_FIRST;
    }
}
