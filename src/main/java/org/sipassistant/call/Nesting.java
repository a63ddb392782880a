// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.Optional;

/**
 * When a call was set up, answered and hung up, to tell whether another one can be a leg of it: a node sends the one on
 * while the other waits, and ends it with it.
 *
 * @param start the first message of the first attempt
 * @param decided the final response that the sender got; empty where none was seen
 * @param end the BYE
 */
record Nesting(ObservedMessage start, Optional<ObservedMessage> decided, Optional<ObservedMessage> end) {
    /** How long the end of one leg may take to reach the other: a lost message is repeated after T1, 0.5 s, then 1 s. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** What a node needs to hand a response on; the chance that another call is decided just then is small. */
    private static final Duration ECHO = Duration.ofMillis(200);

    static Nesting of(Call call) {
        return new Nesting(
                call.attempts().get(0).first(),
                call.decisiveAttempt().flatMap(Exchange::finalAtSender),
                call.later("BYE").stream().map(Exchange::first).findFirst());
    }

    private boolean isAnswered() {
        return decided.filter(m -> m.message().statusCode() / 100 == 2).isPresent();
    }

    /** Whether the other began after this one and before this one was over. */
    boolean holdsStartOf(Nesting other) {
        return isInOrder(start, other.start)
                && (isAnswered()
                        || decided.filter(m -> !isInOrder(other.start, m)).isEmpty())
                && end.filter(m -> !isInOrder(other.start, m)).isEmpty();
    }

    /** Whether the other began after this one and before this one was answered or refused. */
    boolean isWaitingAtStartOf(Nesting other) {
        return isInOrder(start, other.start)
                && decided.filter(m -> !isInOrder(other.start, m)).isEmpty();
    }

    /**
     * Whether the other did not outlive this one, as far as its end was seen. Where the answer was handed on at once one may: a
     * node can forget to hand on the end.
     */
    boolean holdsEndOf(Nesting other) {
        if (isAnswered() && other.isAnswered()) {
            boolean together = isBefore(other.end, end) && isBefore(end, other.end);
            return isBefore(other.decided, decided) && (together || echoes(other));
        }
        return isBefore(other.decided, decided);
    }

    /** Whether the other leg followed at once, as a node does that needs not think. */
    boolean isFollowedAtOnceBy(Nesting other, Duration most) {
        return start.until(other.start)
                .filter(d -> !d.isNegative() && d.compareTo(most) <= 0)
                .isPresent();
    }

    /** Whether the other leg was sent as soon as this one had been refused or given up. */
    boolean isReplacedAtOnceBy(Nesting other, Duration most) {
        return !isAnswered()
                && decided.flatMap(refused -> refused.until(other.start))
                        .filter(d -> !d.isNegative() && d.compareTo(most) <= 0)
                        .isPresent();
    }

    /** Whether this one was answered or refused as soon as the other was: a node handed the response on. */
    boolean echoes(Nesting other) {
        return other.decided
                .flatMap(below -> decided.flatMap(below::until))
                .filter(d -> !d.isNegative() && d.compareTo(ECHO) <= 0)
                .isPresent();
    }

    private static boolean isInOrder(ObservedMessage earlier, ObservedMessage later) {
        return ObservedMessage.ORDER.compare(earlier, later) <= 0;
    }

    private static boolean isBefore(Optional<ObservedMessage> earlier, Optional<ObservedMessage> later) {
        return earlier.flatMap(one -> later.flatMap(one::until))
                .filter(d -> d.plus(SLACK).isNegative())
                .isEmpty();
    }
}
