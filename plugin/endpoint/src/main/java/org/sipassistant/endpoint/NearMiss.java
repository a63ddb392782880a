// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.question.Sentences;

/**
 * What there is where nothing was found: such calls at another time, or calls of the same parties that lack the code, the
 * method or the peer that was asked for. A glance each, bounded as every search.
 */
final class NearMiss {
    private final CandidateSearch search;
    private final SearchQuestion question;
    private final Sentences sentences = Sentences.english();

    /** Another search, and what is said where it finds something. */
    private record Relaxed(Criteria criteria, String sentence, String left) {}

    NearMiss(CandidateSearch search, SearchQuestion question) {
        this.search = search;
        this.question = question;
    }

    /**
     * @param asked whether there is time for it
     * @return an empty text where there is nothing near
     */
    CompletionStage<String> sentence(boolean asked) {
        return asked ? sentence(relaxed(), 0) : CompletableFuture.completedFuture("");
    }

    private CompletionStage<String> sentence(List<Relaxed> all, int number) {
        if (number >= all.size()) {
            return CompletableFuture.completedFuture("");
        }
        Relaxed one = all.get(number);
        return search.first(one.criteria, always())
                .thenCompose(found -> found.isEmpty()
                        ? sentence(all, number + 1)
                        : CompletableFuture.completedFuture(say(one, found.get())))
                .exceptionally(failure -> ""); // it only adds to an answer that is known
    }

    private String say(Relaxed one, Candidate found) {
        String time =
                found.first().map(at -> AnswerWriter.time(at, question.zone())).orElse("a time that is not known");
        return sentences.say(one.sentence, "time", time, "left", one.left);
    }

    private List<Relaxed> relaxed() {
        List<Relaxed> all = new ArrayList<>();
        Criteria criteria = question.criteria();
        if (last().isBounded()) {
            all.add(new Relaxed(criteria, "near_time", ""));
        }
        Map<String, Object> left = new LinkedHashMap<>(criteria.told());
        left.keySet().retainAll(List.of("peer", "code", "method"));
        if (criteria.namesParties() && (!left.isEmpty() || criteria.namesHosts())) {
            String sentence = !criteria.namesHosts() ? "near_parties" : left.isEmpty() ? "near_host" : "near_either";
            all.add(new Relaxed(criteria.partiesAlone(), sentence, left.toString()));
        }
        return all;
    }

    /** Without ends, but near to what was asked for. */
    private TimeWindow always() {
        TimeWindow last = last();
        return new TimeWindow(Optional.empty(), Optional.empty(), last.near().or(() -> near(last)));
    }

    /** The middle, or the one end. */
    private static Optional<Instant> near(TimeWindow window) {
        Optional<Instant> from = window.from().map(Instant::parse);
        Optional<Instant> to = window.to().map(Instant::parse);
        return from.flatMap(start ->
                        to.map(end -> start.plus(Duration.between(start, end).dividedBy(2))))
                .or(() -> from)
                .or(() -> to);
    }

    private TimeWindow last() {
        return question.windows().get(question.windows().size() - 1);
    }
}
