// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Via;

/** Tells the repetitions of a message from new ones where the log leaves out what would name its transaction. */
final class Repetition {
    /** T1, as products keep it (RFC 3261 section 17.1.1.1), less and more what logs round. */
    private static final Duration SHORTEST_FIRST = Duration.ofMillis(400);

    private static final Duration LONGEST_FIRST = Duration.ofMillis(1100);

    /** 64 times T1: later than this nothing is repeated (RFC 3261 section 17.1.1.2). */
    private static final Duration LONGEST = Duration.ofSeconds(32);

    private Repetition() {}

    /** How many of the messages of one view are the first one and its repetitions. */
    static int count(List<ObservedMessage> view) {
        SipMessage first = view.get(0).message();
        if (first.cseq().isEmpty()) {
            return isTimed(view) ? view.size() : 0;
        }
        boolean named = first.topVia().flatMap(Via::branch).isPresent();
        return named
                ? view.size()
                : 1
                        + (int) gaps(view).stream()
                                .takeWhile(gap -> gap.filter(d -> d.compareTo(LONGEST) > 0)
                                        .isEmpty())
                                .count();
    }

    /** Whether they follow each other as timers let them: after T1 first, then after at most twice the time before. */
    static boolean isTimed(List<ObservedMessage> view) {
        List<Optional<Duration>> gaps = gaps(view);
        if (gaps.size() < 2 || gaps.stream().anyMatch(Optional::isEmpty)) {
            return false;
        }
        Duration before = gaps.get(0).orElseThrow();
        if (before.compareTo(SHORTEST_FIRST) < 0 || before.compareTo(LONGEST_FIRST) > 0) {
            return false;
        }
        for (Optional<Duration> gap : gaps.subList(1, gaps.size())) {
            Duration now = gap.orElseThrow();
            boolean grows = now.compareTo(before.dividedBy(2)) > 0
                    && now.compareTo(before.multipliedBy(5).dividedBy(2)) < 0;
            if (!grows) {
                return false;
            }
            before = now;
        }
        return true;
    }

    private static List<Optional<Duration>> gaps(List<ObservedMessage> view) {
        return IntStream.range(1, view.size())
                .mapToObj(i -> view.get(i - 1).until(view.get(i)))
                .toList();
    }
}
