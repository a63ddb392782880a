// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.Material;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.inventory.Inventory;

/**
 * Judges some calls and writes the answer about them, the most urgent one first and in words.
 *
 * @param clock for how long it took
 */
record Telling(Expertise expertise, WhyLimits limits, InstantSource clock) {
    private static final List<String> OUTCOMES_BY_URGENCY =
            List.of("failed", "dropped", "redirected", "cancelled", "unknown", "in_progress", "answered", "not_a_call");

    /** What log lines say where all is well. */
    private static final Set<String> FINE = Set.of("registered", "peer-reachable", "authenticated");

    /** For each call that is told, how many are judged to find the most urgent ones. */
    private static final int JUDGED = 25;

    private static final String NOTHING =
            "No SIP message was recognised in this text. Paste the messages themselves, or log"
                    + " lines that hold their first lines.";

    private static final String ALL_FINE = "There is no failure in this text: its lines say that nodes are reachable,"
            + " registered or authenticated. Paste the lines of the time at which a call failed.";

    /**
     * Calls that were read together.
     *
     * @param calls those that are meant
     * @param beside calls with other Call-IDs, which are told where they are attempts of the same call
     * @param material all that was read
     */
    record Part(List<Call> calls, List<Call> beside, Material material, AnswerWriter writer) {
        Part {
            calls = List.copyOf(calls);
            beside = List.copyOf(beside);
        }

        /** The same without other attempts. */
        Part alone() {
            return new Part(calls, List.of(), material, writer);
        }
    }

    /**
     * How the calls were found.
     *
     * @param start when the question came, in milliseconds since 1970
     * @param truncated whether a limit left something out
     * @param near the time that was asked for: of equally urgent calls the nearest one is meant, else the newest
     * @param ranking which calls are meant more than others, however urgent those are
     * @param goingOn throws where nobody waits for the answer any more
     */
    record Envelope(long start, boolean truncated, Optional<Instant> near, Ranking ranking, Runnable goingOn) {}

    Judged of(Map<String, Object> interpreted, List<Part> parts, Envelope envelope) {
        Map<Diagnosis, Part> partOf = new IdentityHashMap<>();
        List<Diagnosis> asked = judged(parts, Part::calls, partOf, envelope);
        List<Diagnosis> all = new ArrayList<>(asked);
        all.addAll(judged(parts, others(parts), partOf, envelope));
        Failover failover = Failover.among(all);
        List<Diagnosis> diagnoses = new ArrayList<>(failover.attempts(asked));
        diagnoses.sort(order(diagnoses, envelope, failover));
        List<Diagnosis> told = shared(diagnoses, partOf, parts.size());
        List<Object> calls = new ArrayList<>();
        told.forEach(d -> calls.add(partOf.get(d).writer().call(d)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("took", clock.millis() - envelope.start());
        answer.put("interpreted", interpreted);
        answer.put("answer", words(diagnoses, failover, envelope.truncated()));
        answer.put("calls", calls);
        Map<String, Object> knowledge = new LinkedHashMap<>();
        knowledge.put("version", expertise.knowledge().version());
        knowledge.put("local_overrides", expertise.knowledge().own());
        answer.put("knowledge", knowledge);
        int assembled = parts.stream().mapToInt(part -> part.calls().size()).sum();
        int found = Math.max(assembled, diagnoses.size());
        answer.put("truncated", envelope.truncated() || found > limits.maxCalls());
        List<String> missing = parts.stream()
                .flatMap(part -> part.writer().missing().stream())
                .distinct()
                .toList();
        return new Judged(answer, told, missing);
    }

    /** What was read beside several calls may be one of them, or have been read beside two of them. */
    private static Function<Part, List<Call>> others(List<Part> parts) {
        Set<String> own = new HashSet<>();
        parts.forEach(part -> part.calls().forEach(call -> call.legs().forEach(leg -> own.add(leg.callId()))));
        Set<List<Object>> seen = new HashSet<>();
        return part -> part.beside().stream()
                .filter(call -> !own.contains(call.callId()))
                .filter(call -> seen.add(List.of(call.callId(), beginning(call))))
                .toList();
    }

    /** As many as are told: of those that were read together no more than their share, where others have less. */
    private List<Diagnosis> shared(List<Diagnosis> diagnoses, Map<Diagnosis, Part> partOf, int parts) {
        int share = Math.max(1, limits.maxCalls() / Math.max(1, parts));
        Map<Part, Integer> taken = new IdentityHashMap<>();
        List<Diagnosis> first = new ArrayList<>();
        List<Diagnosis> more = new ArrayList<>();
        diagnoses.forEach(d -> (taken.merge(partOf.get(d), 1, Integer::sum) <= share ? first : more).add(d));
        Set<Diagnosis> told = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.concat(first.stream(), more.stream()).limit(limits.maxCalls()).forEach(told::add);
        return diagnoses.stream().filter(told::contains).toList();
    }

    /** When the first message of a call was seen. */
    static Optional<Instant> beginning(Diagnosis diagnosis) {
        return beginning(diagnosis.story().call());
    }

    private static Optional<Instant> beginning(Call call) {
        return call.messages().stream().flatMap(m -> m.at().stream()).findFirst();
    }

    private List<Diagnosis> judged(
            List<Part> parts, Function<Part, List<Call>> calls, Map<Diagnosis, Part> partOf, Envelope envelope) {
        Inventory inventory = expertise.inventory().get();
        int most = Math.max(1, limits.maxCalls() * JUDGED / Math.max(1, parts.size()));
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Part part : parts) {
            calls.apply(part).stream().limit(most).forEach(call -> {
                envelope.goingOn().run();
                Diagnosis diagnosis = Diagnosis.of(call, expertise.rules(), inventory, part.material());
                partOf.put(diagnosis, part);
                diagnoses.add(diagnosis);
            });
        }
        return diagnoses;
    }

    private static Comparator<Diagnosis> order(List<Diagnosis> diagnoses, Envelope envelope, Failover failover) {
        Map<Diagnosis, Integer> ranks = ranks(diagnoses, envelope.ranking(), failover);
        return Comparator.comparing((Diagnosis d) -> -ranks.getOrDefault(d, 0))
                .thenComparing(d -> !isUrgent(d))
                .thenComparing(d ->
                        failover.isFollowed(d) ? OUTCOMES_BY_URGENCY.size() : OUTCOMES_BY_URGENCY.indexOf(d.outcome()))
                .thenComparing(Telling::beginning, Candidate.nearest(envelope.near()))
                .thenComparing(d -> -d.confidence(d.rootCause()));
    }

    /** Of a call that was tried again all attempts are meant where one of them is. */
    private static Map<Diagnosis, Integer> ranks(List<Diagnosis> diagnoses, Ranking ranking, Failover failover) {
        Map<Diagnosis, Integer> ranks = new IdentityHashMap<>();
        for (Diagnosis diagnosis : diagnoses) {
            if (!ranks.containsKey(diagnosis)) {
                List<Diagnosis> attempts = failover.attempts(List.of(diagnosis));
                int rank = attempts.stream()
                        .mapToInt(attempt -> ranking.of(attempt.story().call()))
                        .max()
                        .orElse(0);
                attempts.forEach(attempt -> ranks.put(attempt, rank));
            }
        }
        return ranks;
    }

    private static String words(List<Diagnosis> diagnoses, Failover failover, boolean cut) {
        if (diagnoses.isEmpty()) {
            return NOTHING;
        }
        Diagnosis first = diagnoses.get(0);
        return isFine(first) ? ALL_FINE : Sentence.of(first) + failover.told(first) + others(diagnoses, failover, cut);
    }

    private static String others(List<Diagnosis> diagnoses, Failover failover, boolean cut) {
        long failed = diagnoses.stream()
                .skip(1)
                .filter(Telling::isFailed)
                .filter(d -> !failover.isFollowed(d))
                .count();
        return failed == 0
                ? ""
                : " (" + failed + (isFailed(diagnoses.get(0)) ? " more" : "") + " of the " + diagnoses.size()
                        + (cut
                                ? " calls that were looked at failed, and there are more: see calls.)"
                                : " calls here failed: see calls.)");
    }

    private static boolean isFailed(Diagnosis diagnosis) {
        return diagnosis.outcome().equals("failed") || diagnosis.outcome().equals("dropped");
    }

    /** Whether there is nothing but log lines, and all of them tell that something worked. */
    private static boolean isFine(Diagnosis diagnosis) {
        Call call = diagnosis.story().call();
        return call.messages().isEmpty()
                && !call.events().isEmpty()
                && call.events().stream()
                        .allMatch(event -> FINE.contains(event.event().says()));
    }

    private static boolean isUrgent(Diagnosis diagnosis) {
        return diagnosis.story().isEmergency()
                && !diagnosis.rootCause().verdict().category().equals("not-a-failure");
    }
}
