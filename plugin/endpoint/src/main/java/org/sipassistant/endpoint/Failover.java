// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sipassistant.call.Call;
import org.sipassistant.call.Kind;
import org.sipassistant.call.LegMarks;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Quotation;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Via;

/**
 * Calls that failed on one route and were tried on the next: a node that gives each attempt a Call-ID of its own leaves
 * several calls in the log, of which only the last one says what became of the caller (RFC 3263 section 4.3).
 */
final class Failover {
    /** A node takes the next route at once; a person who dials again needs longer. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** Attempts between the same parties that are looked at for each one that failed. */
    private static final int MOST = 16;

    /** Attempts that are told; a person reads no more. */
    private static final int MOST_TOLD = 3;

    /** How an attempt ends that says what became of the caller. */
    private static final Set<String> DECIDED = Set.of("answered", "failed", "dropped", "cancelled", "redirected");

    /** By the attempt that followed, the one that failed before it. */
    private final Map<Diagnosis, Diagnosis> before = new IdentityHashMap<>();

    private final Map<Diagnosis, Diagnosis> after = new IdentityHashMap<>();

    private Failover() {}

    /** Among some calls, in whatever order; in time linear in their number. */
    static Failover among(List<Diagnosis> diagnoses) {
        Failover failover = new Failover();
        Map<String, List<Diagnosis>> byCalled = new HashMap<>();
        Map<Diagnosis, Parties> parties = new IdentityHashMap<>();
        for (Diagnosis diagnosis : diagnoses) {
            parties.put(diagnosis, Parties.of(diagnosis.story().call()));
            for (String called : parties.get(diagnosis).called()) {
                byCalled.computeIfAbsent(called, key -> new ArrayList<>()).add(diagnosis);
            }
        }
        for (Diagnosis failed : diagnoses) {
            if (isOfRoute(failed)) {
                parties.get(failed).called().stream()
                        .flatMap(called -> byCalled.get(called).stream())
                        .filter(next -> !failover.before.containsKey(next))
                        .limit(MOST)
                        .filter(next -> parties.get(failed).match(parties.get(next)) && goesOn(failed, next))
                        .findFirst()
                        .ifPresent(next -> failover.add(failed, next));
            }
        }
        return failover;
    }

    /** Those of some calls that can be attempts of others, because they go to the same number. */
    static List<Call> possible(List<Call> among, List<Call> others) {
        Set<String> called = new HashSet<>();
        others.forEach(call -> called.addAll(Parties.of(call).called()));
        return among.stream()
                .filter(call -> !Collections.disjoint(Parties.of(call).called(), called))
                .toList();
    }

    private void add(Diagnosis failed, Diagnosis next) {
        before.put(next, failed);
        after.put(failed, next);
    }

    /** Whether a call was tried again elsewhere, and how that ended is known: then that is what became of it. */
    boolean isFollowed(Diagnosis failed) {
        return next(failed).isPresent();
    }

    /** All attempts of the calls of which one is given, the first attempt first. */
    List<Diagnosis> attempts(Collection<Diagnosis> some) {
        Map<Diagnosis, Boolean> all = new IdentityHashMap<>();
        List<Diagnosis> attempts = new ArrayList<>();
        for (Diagnosis one : some) {
            Diagnosis attempt = one;
            while (before.containsKey(attempt)) {
                attempt = before.get(attempt);
            }
            for (; attempt != null; attempt = after.get(attempt)) {
                if (all.put(attempt, true) == null) {
                    attempts.add(attempt);
                }
            }
        }
        return attempts;
    }

    private Optional<Diagnosis> next(Diagnosis failed) {
        return Optional.ofNullable(after.get(failed)).filter(next -> DECIDED.contains(next.outcome()));
    }

    /** What is said of the other attempts of a call; empty where there was none. */
    String told(Diagnosis last) {
        Deque<String> failed = new ArrayDeque<>();
        int count = 0;
        for (Diagnosis one = before.get(last); one != null; one = before.get(one)) {
            count++;
            if (count <= MOST_TOLD) {
                failed.addFirst(one.says() + " (" + callId(one) + ")");
            }
        }
        String repaired = count == 1 ? " and was repaired by this one" : " and were repaired by this one";
        String earlier = count == 0
                ? ""
                : (count == 1 ? " An attempt" : " " + count + " attempts") + " just before it had failed"
                        + (last.outcome().equals("answered") ? repaired : "")
                        + (count > MOST_TOLD ? ", the last ones so: " : ": ") + String.join("; ", failed) + ".";
        String later = after.containsKey(last)
                ? " Another attempt followed at once (" + callId(after.get(last)) + "), of which no end was seen."
                : "";
        return earlier + later;
    }

    private static String callId(Diagnosis diagnosis) {
        return "Call-ID " + Quotation.of(diagnosis.story().call().callId());
    }

    /** Whether a route failed, rather than a person, a number or an account: nobody was alerted. */
    private static boolean isOfRoute(Diagnosis failed) {
        String group = failed.category().group();
        return failed.outcome().equals("failed")
                && failed.story().call().kind() == Kind.CALL
                && failed.story().ringing().isEmpty()
                && !group.equals("people")
                && !group.equals("number");
    }

    private static boolean goesOn(Diagnosis failed, Diagnosis next) {
        Call first = failed.story().call();
        Call second = next.story().call();
        Optional<String> node = sender(failed);
        boolean sameNode = node.isPresent() && node.equals(sender(next));
        boolean own = second.callId().equals(first.callId());
        return sameNode
                && !own
                && isBefore(first.messages().get(0), second.messages().get(0))
                && isAtOnce(
                        failed.story().finalResponse(),
                        first.messages(),
                        second.messages().get(0));
    }

    /** Logs with times to the second have two calls at one time: then their order tells which was first. */
    private static boolean isBefore(ObservedMessage one, ObservedMessage other) {
        boolean timed = one.at().isPresent() && other.at().isPresent();
        int byTime = timed ? one.at().get().compareTo(other.at().get()) : 0;
        return byTime < 0 || (byTime == 0 && one.position() < other.position());
    }

    /** Where the log has no times its order has to do. */
    private static boolean isAtOnce(
            Optional<ObservedMessage> refusal, List<ObservedMessage> failed, ObservedMessage next) {
        ObservedMessage end = refusal.orElse(failed.get(failed.size() - 1));
        Optional<Instant> ended = end.at();
        if (ended.isEmpty() || next.at().isEmpty()) {
            return end.position() < next.position();
        }
        Duration between = Duration.between(ended.get(), next.at().get());
        return !between.isNegative() && between.compareTo(AT_ONCE) <= 0;
    }

    /** The node that sent the request to the one that decided: before it there may be a leg of the caller's. */
    private static Optional<String> sender(Diagnosis diagnosis) {
        Optional<ObservedMessage> request = diagnosis.story().hop().flatMap(Transaction::request);
        return request.flatMap(ObservedMessage::source)
                .map(Endpoint::host)
                .or(() -> request.flatMap(m -> m.message().topVia()).map(Via::host));
    }

    /** Who calls and who is called, in a form in which two spellings of one number are the same. */
    private record Parties(Set<String> called, Set<String> calling) {
        private static final String FROM = "from ";

        static Parties of(Call call) {
            Set<String> numbers = LegMarks.of(call).map(LegMarks::numbers).orElse(Set.of());
            return new Parties(
                    numbers.stream().filter(number -> !number.startsWith(FROM)).collect(Collectors.toSet()),
                    numbers.stream().filter(number -> number.startsWith(FROM)).collect(Collectors.toSet()));
        }

        /** A caller that hides its number is the same as another one that does. */
        boolean match(Parties other) {
            boolean sameCaller =
                    calling.equals(other.calling) || calling.stream().anyMatch(other.calling::contains);
            return sameCaller && called.stream().anyMatch(other.called::contains);
        }
    }
}
