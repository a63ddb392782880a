// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sipassistant.call.Call;
import org.sipassistant.call.DocumentId;
import org.sipassistant.endpoint.question.Sentences;

/**
 * Finds the calls that a question without a Call-ID means, and reads the likeliest of them whole. Legs with other Call-IDs
 * are searched for the first one only: those of the others are found where they have the same parties.
 */
final class CallsSearch {
    /** Around the message that was found: a Call-ID may be used again on another day. */
    private static final Duration AROUND = Duration.ofDays(1);

    private final Cluster cluster;
    private final WhyLimits limits;
    private final Expertise expertise;
    private final SearchQuestion question;
    private final InstantSource clock;
    private final Function<WhyQuestion, CompletionStage<Found>> whole;
    private final Sentences sentences;
    private final Instant start;

    /** @param whole reads a call with all its legs */
    CallsSearch(
            Cluster cluster,
            WhyLimits limits,
            Expertise expertise,
            SearchQuestion question,
            InstantSource clock,
            Function<WhyQuestion, CompletionStage<Found>> whole) {
        this.cluster = cluster;
        this.limits = limits;
        this.expertise = expertise;
        this.question = question;
        this.clock = clock;
        this.whole = whole;
        this.sentences = Sentences.english();
        this.start = clock.instant();
    }

    /** Fails with {@link NotFoundException} where there is no such call. */
    CompletionStage<CallsFound> run() {
        return run(Attempts.of(question, sentences), 0);
    }

    private CompletionStage<CallsFound> run(List<Attempts.Attempt> attempts, int number) {
        if (number >= attempts.size()) {
            String range = question.windows().get(question.windows().size() - 1).told();
            return CompletableFuture.failedFuture(new NotFoundException(sentences.say(
                    "not_found",
                    "criteria",
                    question.told().toString(),
                    "indices",
                    question.indices().toString(),
                    "range",
                    range)));
        }
        Attempts.Attempt attempt = attempts.get(number);
        return new CandidateSearch(cluster, limits, expertise, question)
                .run(attempt.criteria(), attempt.window())
                .thenCompose(candidates -> new Reading(attempt, candidates).read(0))
                .thenCompose(found ->
                        found.calls().isEmpty() ? run(attempts, number + 1) : CompletableFuture.completedFuture(found));
    }

    /** Reads candidates one by one, the likeliest first, until a limit is reached. */
    private final class Reading {
        private final Attempts.Attempt attempt;
        private final List<Candidate> ranked;
        private final MessageReader reader = new MessageReader(expertise, question.zone());
        private final Set<DocumentId> seen = new HashSet<>();
        private final Set<String> callIds = new HashSet<>();
        private final Set<String> missing;
        private boolean truncated;

        Reading(Attempts.Attempt attempt, Candidates candidates) {
            this.attempt = attempt;
            this.ranked = candidates.ranked();
            this.missing = new TreeSet<>(candidates.failures());
            this.truncated = candidates.isTruncated();
        }

        CompletionStage<CallsFound> read(int number) {
            boolean over = Duration.between(start, clock.instant()).compareTo(limits.timeout()) > 0;
            boolean full = number >= limits.maxCalls() || reader.messages().size() >= limits.maxMessages();
            if (number >= ranked.size() || over || full) {
                if (over && number < ranked.size()) {
                    missing.add(sentences.say(
                            "time_over", "read", String.valueOf(number), "found", String.valueOf(ranked.size())));
                }
                truncated |= number < ranked.size();
                return CompletableFuture.completedFuture(found());
            }
            WhyQuestion one = byCallId(ranked.get(number));
            CompletionStage<Found> read =
                    number == 0 ? whole.apply(one) : new CallSearch(cluster, limits, one).run(clock.instant());
            return read.thenCompose(found -> {
                add(found);
                return read(number + 1);
            });
        }

        private void add(Found found) {
            LineJoiner.join(found.inOrder()).stream()
                    .filter(text -> seen.add(text.hit().document()))
                    .forEach(reader::read);
            missing.addAll(found.missing());
            truncated |= found.isTruncated();
        }

        private WhyQuestion byCallId(Candidate candidate) {
            callIds.add(candidate.callId());
            Optional<String> from = candidate.first().map(at -> at.minus(AROUND).toString());
            Optional<String> to = candidate.last().map(at -> at.plus(AROUND).toString());
            return new WhyQuestion(candidate.callId(), question.indices(), from, to, question.zone());
        }

        private CallsFound found() {
            List<Call> calls = new ArrayList<>();
            Assembly assembly = new Assembly(reader, expertise.inventory().get());
            for (Call call : assembly.all(Integer.MAX_VALUE)) {
                if (callIds.stream().anyMatch(call::hasCallId)
                        && attempt.criteria().fits(call)) {
                    calls.add(call);
                }
            }
            return new CallsFound(attempt, calls, List.copyOf(missing), truncated);
        }
    }
}
