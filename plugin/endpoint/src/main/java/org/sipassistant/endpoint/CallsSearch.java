// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.sipassistant.call.Call;
import org.sipassistant.endpoint.question.Sentences;

/**
 * Finds the calls that a question without a Call-ID means, and reads the likeliest of them, each as if it were asked for by its
 * Call-ID.
 */
final class CallsSearch {
    /** Around the message that was found: a Call-ID may be used again on another day. */
    private static final Duration AROUND = Duration.ofDays(1);

    /** Of what one question may read, each call that is listed gets at least one of so many parts. */
    private static final int SHARES = 10;

    private final CallReading reading;
    private final Cluster cluster;
    private final WhyLimits limits;
    private final SearchQuestion question;
    private final Map<String, Object> told;
    private final Sentences sentences;
    private final Instant start;
    private final Set<String> missing = new TreeSet<>();

    /**
     * @param reading reads a call with all its legs
     * @param told how the question was understood
     */
    CallsSearch(CallReading reading, SearchQuestion question, Map<String, Object> told) {
        this.reading = reading;
        this.cluster = reading.cluster();
        this.limits = reading.limits();
        this.question = question;
        this.told = told;
        this.sentences = Sentences.english();
        this.start = reading.clock().instant();
    }

    /** Fails with {@link NotFoundException}, which names what could not be read, where there is no such call. */
    CompletionStage<CallsFound> run() {
        return run(Attempts.of(question, sentences), 0);
    }

    private CompletionStage<CallsFound> run(List<Attempts.Attempt> attempts, int number) {
        if (number >= attempts.size()) {
            return new NearMiss(candidates(), question)
                    .sentence(missing.isEmpty() && !isOver())
                    .thenCompose(near -> CompletableFuture.failedFuture(new NotFoundException(notFound(near))));
        }
        Attempts.Attempt attempt = attempts.get(number);
        return candidates()
                .run(attempt.criteria(), attempt.window())
                .thenCompose(candidates -> candidates
                        .flood()
                        .told(candidates, cluster, question.indices(), limits)
                        .thenCompose(flood -> new Reading(attempt, candidates, flood).read(0)))
                .thenCompose(found ->
                        found.parts().isEmpty() ? run(attempts, number + 1) : CompletableFuture.completedFuture(found));
    }

    private CandidateSearch candidates() {
        return new CandidateSearch(cluster, limits, reading.expertise(), question);
    }

    private boolean isOver() {
        return Duration.between(start, reading.clock().instant()).compareTo(limits.timeout()) > 0;
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

    /** A call that was looked for, and what was read of its Call-ID. */
    private record Read(Candidate candidate, ReadCalls calls) {
        /** Of calls that use one Call-ID again those of the time at which it was found, where times tell them apart. */
        List<Call> meant() {
            List<Call> then = calls.calls().stream().filter(candidate::isOf).toList();
            return then.isEmpty() ? calls.calls() : then;
        }

        boolean holds(Candidate other) {
            return meant().stream().anyMatch(call -> call.hasCallId(other.callId()) && other.isOf(call));
        }
    }

    /**
     * Reads candidates one by one, the likeliest first and that one in any case, until a limit is reached. What the first one
     * takes is not taken from the others, and each of them leaves something to the next.
     */
    private final class Reading {
        private final Attempts.Attempt attempt;
        private final List<Candidate> ranked;
        private final Candidates candidates;
        private final List<Read> read = new ArrayList<>();
        private final Optional<String> flood;
        private int spent;
        private Optional<String> left = Optional.empty();
        private boolean truncated;

        Reading(Attempts.Attempt attempt, Candidates candidates, Optional<String> flood) {
            this.flood = flood;
            this.attempt = attempt;
            this.candidates = candidates;
            this.ranked = candidates.ranked();
            missing.addAll(candidates.failures());
            this.truncated = candidates.isTruncated();
        }

        CompletionStage<CallsFound> read(int number) {
            int next = number;
            while (next < ranked.size() && isRead(ranked.get(next))) {
                next++;
            }
            boolean over = isOver();
            boolean full = read.size() >= limits.maxCalls();
            if (next >= ranked.size() || (!read.isEmpty() && (over || full))) {
                leave(ranked.subList(next, ranked.size()), over);
                return CompletableFuture.completedFuture(found());
            }
            Candidate candidate = ranked.get(next);
            int after = next + 1;
            return reading.read(byCallId(candidate), share()).thenCompose(calls -> {
                spent += read.isEmpty() ? 0 : calls.documents();
                read.add(new Read(candidate, calls));
                truncated |= calls.isTruncated();
                return read(after);
            });
        }

        private boolean isRead(Candidate candidate) {
            return read.stream().anyMatch(one -> one.holds(candidate));
        }

        /** What may be read of the next call with its legs: half of what is left, but never less than a fair part. */
        private WhyLimits share() {
            int messages = Math.max(limits.maxMessages() / SHARES, (limits.maxMessages() - spent) / 2);
            return read.isEmpty() ? limits : limits.of(messages, limits.maxBytes() / SHARES);
        }

        private void leave(List<Candidate> unread, boolean over) {
            truncated |= !unread.isEmpty();
            if (!unread.isEmpty()) {
                String words = left(unread);
                missing.add(words);
                boolean failed = unread.stream().anyMatch(one -> one.isUrgent() || one.isRefused() || one.isOpen());
                left = failed ? Optional.of(words) : Optional.empty();
            }
            if (over && !unread.isEmpty()) {
                missing.add(sentences.say(
                        "time_over",
                        "read",
                        String.valueOf(read.size()),
                        "found",
                        String.valueOf(read.size() + unread.size())));
            }
        }

        private String left(List<Candidate> unread) {
            long refused = unread.stream().filter(Candidate::isRefused).count();
            long open = unread.stream().filter(Candidate::isOpen).count();
            return sentences.say(
                    candidates.isTruncated() ? "more_at_least" : "more",
                    "count",
                    String.valueOf(unread.size()),
                    "refused",
                    String.valueOf(refused),
                    "open",
                    String.valueOf(open),
                    "answered",
                    String.valueOf(unread.size() - refused - open));
        }

        private WhyQuestion byCallId(Candidate candidate) {
            Optional<String> from = candidate.first().map(at -> at.minus(AROUND).toString());
            Optional<String> to = candidate.last().map(at -> at.plus(AROUND).toString());
            return new WhyQuestion(candidate.callId(), question.indices(), from, to, question.zone());
        }

        /** A call of which a part could not be read may lack what was asked for; better it is told than none. */
        private CallsFound found() {
            List<Telling.Part> fitting = parts(read, attempt.criteria()::fits);
            List<Read> incomplete = read.stream()
                    .filter(one -> !one.calls().missing().isEmpty())
                    .toList();
            List<Telling.Part> parts = fitting.isEmpty() ? parts(incomplete, call -> true) : fitting;
            if (parts.isEmpty()) {
                read.forEach(one -> missing.addAll(one.calls().missing()));
            }
            return new CallsFound(attempt, parts, List.copyOf(missing), truncated, left, flood);
        }

        private List<Telling.Part> parts(List<Read> some, Predicate<Call> wanted) {
            Instant now = reading.clock().instant();
            return some.stream()
                    .map(one ->
                            one.calls().part(one.meant().stream().filter(wanted).toList(), now))
                    .filter(part -> !part.calls().isEmpty())
                    .toList();
        }
    }
}
