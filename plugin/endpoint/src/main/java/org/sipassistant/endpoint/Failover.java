// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Call;
import org.sipassistant.call.Emergency;
import org.sipassistant.call.Kind;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Quotation;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.Via;

/**
 * Calls that failed on one route and were tried on the next: a node that gives each attempt a Call-ID of its own leaves
 * several calls in the log, of which only the last one says what became of the caller (RFC 3263 section 4.3).
 */
final class Failover {
    /** A node takes the next route at once; a person who dials again needs longer. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** Messages from a refusal to the next attempt: its ACK, and what went to the caller in between. */
    private static final int RIGHT_BEHIND = 4;

    /** Calls to the same number that are looked at behind each one that failed. */
    private static final int MOST = 16;

    /** Attempts that are told; a person reads no more. */
    private static final int MOST_TOLD = 3;

    /** How an attempt ends that says what became of the caller. */
    private static final Set<String> DECIDED = Set.of("answered", "failed", "dropped", "cancelled", "redirected");

    /** By the attempt that followed, the one that failed before it. */
    private final Map<Diagnosis, Diagnosis> before = new IdentityHashMap<>();

    private final Map<Diagnosis, Diagnosis> after = new IdentityHashMap<>();

    private Failover() {}

    /** Among some calls, in whatever order; beside sorting them in time linear in their number. */
    static Failover among(List<Diagnosis> diagnoses) {
        Failover failover = new Failover();
        Map<Diagnosis, Parties> parties = new IdentityHashMap<>();
        diagnoses.forEach(
                diagnosis -> parties.put(diagnosis, Parties.of(diagnosis.story().call())));
        // whatever the clocks say, an attempt follows only one that began before it: so no chain of them is a ring
        Map<String, Deque<Diagnosis>> later = new HashMap<>();
        for (Diagnosis failed : newestFirst(parties)) {
            Parties own = parties.get(failed);
            if (isOfRoute(failed)) {
                own.called().stream()
                        .flatMap(called -> later.getOrDefault(called, new ArrayDeque<>()).stream()
                                .limit(MOST))
                        .filter(next -> !failover.before.containsKey(next))
                        .filter(next -> own.match(parties.get(next)) && goesOn(failed, next))
                        .findFirst()
                        .ifPresent(next -> failover.add(failed, next));
            }
            own.called()
                    .forEach(called -> later.computeIfAbsent(called, key -> new ArrayDeque<>())
                            .addFirst(failed));
        }
        return failover;
    }

    /** Those that call somebody; where one has no time their order in the log has to do. */
    private static List<Diagnosis> newestFirst(Map<Diagnosis, Parties> parties) {
        List<Diagnosis> calls = new ArrayList<>(parties.keySet());
        calls.removeIf(call -> parties.get(call).called().isEmpty());
        Comparator<Diagnosis> order =
                Comparator.comparingInt(call -> first(call).position());
        if (calls.stream().allMatch(call -> first(call).at().isPresent())) {
            order = Comparator.comparing((Diagnosis call) -> first(call).at().orElseThrow())
                    .thenComparing(order);
        }
        calls.sort(order.reversed());
        return calls;
    }

    private static ObservedMessage first(Diagnosis diagnosis) {
        return diagnosis.story().call().messages().get(0);
    }

    /**
     * Those of some calls that can be attempts of others, because they go to the same number; or to an emergency service, which a
     * device calls anew where a network wants that, from the same one.
     */
    static List<Call> possible(List<Call> among, List<Call> others) {
        Set<String> called = new HashSet<>();
        Set<String> calling = new HashSet<>();
        for (Call other : others) {
            Parties parties = Parties.of(other);
            called.addAll(parties.called());
            calling.addAll(parties.calling());
        }
        return among.stream()
                .filter(call -> {
                    Parties parties = Parties.of(call);
                    return !Collections.disjoint(parties.called(), called)
                            || isForEmergencyService(call) && !Collections.disjoint(parties.calling(), calling);
                })
                .toList();
    }

    private static boolean isForEmergencyService(Call call) {
        return call.messages().getFirst().message().startLine() instanceof RequestLine line
                && Emergency.isService(line.uri().original());
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
        return sameNode && !own && isAtOnce(failed, next);
    }

    /** Where the log has no times its order has to do: another way that is taken right behind the refusal. */
    private static boolean isAtOnce(Diagnosis failed, Diagnosis next) {
        List<ObservedMessage> messages = failed.story().call().messages();
        ObservedMessage end = failed.story().finalResponse().orElse(messages.get(messages.size() - 1));
        Optional<Instant> ended = end.at();
        Optional<Instant> begun = first(next).at();
        if (ended.isEmpty() || begun.isEmpty()) {
            int behind = first(next).position() - end.position();
            return behind > 0 && behind <= RIGHT_BEHIND && !way(failed).equals(way(next));
        }
        Duration between = Duration.between(ended.get(), begun.get());
        return !between.isNegative() && between.compareTo(AT_ONCE) <= 0;
    }

    /** Where the request went to. */
    private static Optional<String> way(Diagnosis diagnosis) {
        Optional<ObservedMessage> request = diagnosis.story().hop().flatMap(Transaction::request);
        return request.flatMap(ObservedMessage::destination)
                .map(Endpoint::host)
                .or(() -> request.map(m -> m.message().startLine())
                        .filter(RequestLine.class::isInstance)
                        .flatMap(line -> ((RequestLine) line).uri().host()));
    }

    /** The node that sent the request to the one that decided: before it there may be a leg of the caller's. */
    private static Optional<String> sender(Diagnosis diagnosis) {
        Optional<ObservedMessage> request = diagnosis.story().hop().flatMap(Transaction::request);
        return request.flatMap(ObservedMessage::source)
                .map(Endpoint::host)
                .or(() -> request.flatMap(m -> m.message().topVia()).map(Via::host));
    }
}
