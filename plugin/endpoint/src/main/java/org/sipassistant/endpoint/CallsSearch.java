// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private final Map<String, Object> told;
    private final InstantSource clock;
    private final Function<WhyQuestion, CompletionStage<Found>> whole;
    private final Sentences sentences;
    private final Instant start;
    private final Set<String> missing = new TreeSet<>();

    /**
     * @param told how the question was understood
     * @param whole reads a call with all its legs
     */
    CallsSearch(
            Cluster cluster,
            WhyLimits limits,
            Expertise expertise,
            SearchQuestion question,
            Map<String, Object> told,
            InstantSource clock,
            Function<WhyQuestion, CompletionStage<Found>> whole) {
        this.cluster = cluster;
        this.limits = limits;
        this.expertise = expertise;
        this.question = question;
        this.told = told;
        this.clock = clock;
        this.whole = whole;
        this.sentences = Sentences.english();
        this.start = clock.instant();
    }

    /** Fails with {@link NotFoundException}, which names what could not be read, where there is no such call. */
    CompletionStage<CallsFound> run() {
        return run(Attempts.of(question, sentences), 0);
    }

    private CompletionStage<CallsFound> run(List<Attempts.Attempt> attempts, int number) {
        if (number >= attempts.size()) {
            return new NearMiss(new CandidateSearch(cluster, limits, expertise, question), question)
                    .sentence(missing.isEmpty() && !isOver())
                    .thenCompose(near -> CompletableFuture.failedFuture(new NotFoundException(notFound(near))));
        }
        Attempts.Attempt attempt = attempts.get(number);
        return new CandidateSearch(cluster, limits, expertise, question)
                .run(attempt.criteria(), attempt.window())
                .thenCompose(candidates -> candidates
                        .flood()
                        .told(candidates, cluster, question.indices(), limits)
                        .thenCompose(flood -> new Reading(attempt, candidates, flood).read(0)))
                .thenCompose(found ->
                        found.calls().isEmpty() ? run(attempts, number + 1) : CompletableFuture.completedFuture(found));
    }

    private boolean isOver() {
        return Duration.between(start, clock.instant()).compareTo(limits.timeout()) > 0;
    }

    private String notFound(String near) {
        String range = question.windows().get(question.windows().size() - 1).told();
        String criteria = question.told().isEmpty()
                ? ""
                : sentences.say("of_criteria", "criteria", question.told().toString());
        String words = sentences.say(
                "not_found",
                "criteria",
                criteria,
                "indices",
                question.indices().toString(),
                "range",
                range.isEmpty() ? sentences.say("all_times") : range);
        List<String> all = new ArrayList<>();
        all.add(words);
        if (!near.isEmpty()) {
            all.add(near);
        }
        for (String key : List.of("assumed", "not_understood")) {
            List<Object> said = Json.list(told, key);
            if (!said.isEmpty()) {
                all.add(sentences.say("told_" + key, "words", said.toString()));
            }
        }
        all.addAll(missing);
        return String.join("; ", all);
    }

    /** Reads candidates one by one, the likeliest first and that one in any case, until a limit is reached. */
    private final class Reading {
        private final Attempts.Attempt attempt;
        private final List<Candidate> ranked;
        private final MessageReader reader = new MessageReader(expertise, question.zone());
        private final Set<DocumentId> seen = new HashSet<>();
        private final Map<String, Candidate> read = new LinkedHashMap<>();
        private final Set<String> incomplete = new HashSet<>();
        private final Optional<String> flood;
        private boolean truncated;

        Reading(Attempts.Attempt attempt, Candidates candidates, Optional<String> flood) {
            this.flood = flood;
            this.attempt = attempt;
            this.ranked = candidates.ranked();
            missing.addAll(candidates.failures());
            this.truncated = candidates.isTruncated();
        }

        CompletionStage<CallsFound> read(int number) {
            boolean over = isOver();
            boolean full = number >= limits.maxCalls() || reader.messages().size() >= limits.maxMessages();
            if (number >= ranked.size() || (number > 0 && (over || full))) {
                if (over && number < ranked.size()) {
                    missing.add(sentences.say(
                            "time_over", "read", String.valueOf(number), "found", String.valueOf(ranked.size())));
                }
                truncated |= number < ranked.size();
                return CompletableFuture.completedFuture(found());
            }
            Candidate candidate = ranked.get(number);
            WhyQuestion one = byCallId(candidate);
            CompletionStage<Found> messages =
                    number == 0 ? whole.apply(one) : new CallSearch(cluster, limits, one).run(clock.instant());
            return messages.thenCompose(found -> {
                add(candidate, found);
                return read(number + 1);
            });
        }

        private void add(Candidate candidate, Found found) {
            read.put(candidate.callId(), candidate);
            if (!found.missing().isEmpty()) {
                incomplete.add(candidate.callId());
            }
            LineJoiner.join(found.inOrder()).stream()
                    .filter(text -> seen.add(text.hit().document()))
                    .forEach(reader::read);
            missing.addAll(found.missing());
            truncated |= found.isTruncated();
        }

        private WhyQuestion byCallId(Candidate candidate) {
            Optional<String> from = candidate.first().map(at -> at.minus(AROUND).toString());
            Optional<String> to = candidate.last().map(at -> at.plus(AROUND).toString());
            return new WhyQuestion(candidate.callId(), question.indices(), from, to, question.zone());
        }

        /** A call of which a part could not be read may lack what was asked for; better it is told than none. */
        private CallsFound found() {
            Assembly assembly = new Assembly(reader, expertise.inventory().get());
            List<Call> named = meant(assembly.all(Integer.MAX_VALUE));
            List<Call> fitting = named.stream().filter(attempt.criteria()::fits).toList();
            List<Call> perhaps = named.stream()
                    .filter(call -> incomplete.stream().anyMatch(call::hasCallId))
                    .toList();
            return new CallsFound(
                    attempt, fitting.isEmpty() ? perhaps : fitting, List.copyOf(missing), truncated, flood);
        }

        /** Of calls that use one Call-ID again those of the time at which it was found, where times tell them apart. */
        private List<Call> meant(List<Call> all) {
            Set<Call> meant = new LinkedHashSet<>();
            read.forEach((callId, candidate) -> {
                List<Call> named =
                        all.stream().filter(call -> call.hasCallId(callId)).toList();
                List<Call> then = named.stream().filter(candidate::isOf).toList();
                meant.addAll(then.isEmpty() ? named : then);
            });
            return List.copyOf(meant);
        }
    }
}
