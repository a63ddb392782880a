// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Kind;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Quotation;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Via;

/**
 * Calls that failed on one route and were answered on the next: a node that gives each attempt a Call-ID of its own leaves
 * two calls in the log, of which only the second says what became of the caller (RFC 3263 section 4.3).
 */
final class Failover {
    /** A node takes the next route at once; a person who dials again needs longer. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** Attempts between the same parties that are looked at for each one that failed. */
    private static final int MOST = 16;

    /** By the call that went on, the one that failed before it. */
    private final Map<Diagnosis, Diagnosis> before = new IdentityHashMap<>();

    private final Set<Diagnosis> repaired = Collections.newSetFromMap(new IdentityHashMap<>());

    private Failover() {}

    /** Among some calls, in whatever order; in time linear in their number. */
    static Failover among(List<Diagnosis> diagnoses) {
        Failover failover = new Failover();
        Map<List<String>, List<Diagnosis>> answered = new HashMap<>();
        for (Diagnosis diagnosis : diagnoses) {
            if (diagnosis.outcome().equals("answered")) {
                parties(diagnosis)
                        .ifPresent(key -> answered.computeIfAbsent(key, parties -> new ArrayList<>())
                                .add(diagnosis));
            }
        }
        for (Diagnosis failed : diagnoses) {
            if (isOfRoute(failed)) {
                parties(failed).stream()
                        .flatMap(key -> answered.getOrDefault(key, List.of()).stream())
                        .limit(MOST)
                        .filter(next -> goesOn(failed, next))
                        .findFirst()
                        .ifPresent(next -> failover.add(failed, next));
            }
        }
        return failover;
    }

    private void add(Diagnosis failed, Diagnosis next) {
        before.put(next, failed);
        repaired.add(failed);
    }

    /** Whether a call went on elsewhere and was answered there. */
    boolean isRepaired(Diagnosis failed) {
        return repaired.contains(failed);
    }

    /** What is said of the attempt before the one that was answered; empty where there was none. */
    String told(Diagnosis answered) {
        Diagnosis failed = before.get(answered);
        if (failed == null) {
            return "";
        }
        return " An attempt just before it had failed and was repaired by this one: " + failed.says() + " (Call-ID "
                + Quotation.of(failed.story().call().callId()) + ").";
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
        List<ObservedMessage> first = failed.story().call().messages();
        List<ObservedMessage> second = next.story().call().messages();
        Optional<String> node = sender(failed);
        boolean sameNode = node.isPresent() && node.equals(sender(next));
        return sameNode && isAtOnce(failed.story().finalResponse(), first, second.get(0));
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

    private static Optional<List<String>> parties(Diagnosis diagnosis) {
        return diagnosis.fact("caller").flatMap(from -> diagnosis.fact("callee").map(to -> List.of(from, to)));
    }
}
