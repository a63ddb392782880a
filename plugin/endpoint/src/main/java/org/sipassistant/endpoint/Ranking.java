// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.call.Call;
import org.sipassistant.call.Kind;

/** Some calls, those first that are meant rather than others. */
final class Ranking {
    private final List<Call> calls;

    /** By identity: a call compares all of its messages. */
    private final Map<Call, Integer> scores = new IdentityHashMap<>();

    private Ranking(List<Call> calls) {
        this.calls = new ArrayList<>(calls);
    }

    /** No call is meant more than another. */
    static Ranking none() {
        return new Ranking(List.of());
    }

    static Ranking of(List<Call> calls, NamedCall named) {
        Ranking ranking = new Ranking(calls);
        calls.forEach(call -> ranking.scores.put(call, named.score(call)));
        ranking.calls.sort(Comparator.comparing(call -> -ranking.of(call)));
        return ranking;
    }

    /** The newest first; what is no call itself, such as a part of one, comes behind. */
    static Ranking newest(List<Call> calls) {
        Ranking ranking = new Ranking(calls);
        ranking.calls.sort(Comparator.comparing((Call call) -> call.kind() == Kind.CALL)
                .thenComparing(Ranking::beginning)
                .reversed());
        for (int i = 0; i < calls.size(); i++) {
            ranking.scores.put(ranking.calls.get(i), calls.size() - i);
        }
        return ranking;
    }

    private static Instant beginning(Call call) {
        return call.messages().stream()
                .flatMap(m -> m.at().stream())
                .findFirst()
                .orElse(Instant.MIN);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** 0 where nothing says that the call is meant. */
    int of(Call call) {
        return scores.getOrDefault(call, 0);
    }

    /** Whether one of them is meant. */
    boolean isTold() {
        return !calls.isEmpty() && of(calls.get(0)) > 0;
    }
}
