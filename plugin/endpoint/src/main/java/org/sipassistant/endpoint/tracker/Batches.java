// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Does one kind of work on many calls, some at a time. Where it fails, halves of them are tried, so that what one call does
 * not let pass does not hold up the others; a call that fails by itself, while another one that went well before goes well
 * again, is left out in the end. Where nothing goes well any more it is the cluster that fails, and no call is left out.
 * For one thread.
 */
final class Batches {
    /** Failures with no success between them after which it is asked whether the cluster is out of order; halving takes eight. */
    private static final int ROW = 16;

    private final Searches searches;
    private final TrackerLimits limits;
    private final InstantSource clock;
    private final Runnable between;
    private final BiConsumer<String, String> skipped;
    private final Setbacks setbacks = new Setbacks();
    private Optional<Feed.Changed> witness = Optional.empty();
    private final Map<Feed.Changed, RuntimeException> alone = new LinkedHashMap<>();
    private int row;
    private int shift;

    /**
     * @param between is run after each batch
     * @param skipped gets the Call-ID of a call that is left out, and why
     */
    Batches(
            Searches searches,
            TrackerLimits limits,
            InstantSource clock,
            Runnable between,
            BiConsumer<String, String> skipped) {
        this.searches = searches;
        this.limits = limits;
        this.clock = clock;
        this.between = between;
        this.skipped = skipped;
    }

    /** What is done for some calls together: all of their messages are read before anything is changed. */
    interface Batch {
        void run(List<Feed.Changed> some, MessageSearch search);

        /** What can be begun while other calls are worked on. */
        default void prepare(List<Feed.Changed> some, MessageSearch search) {}
    }

    /**
     * Does all of it; what the next ones need is read meanwhile.
     *
     * @param isLeft whether a call is still to be worked on
     * @throws TrackerException where a call is to be tried again; the others are done
     */
    void run(List<Feed.Changed> all, Predicate<Feed.Changed> isLeft, Batch work) {
        alone.clear();
        row = 0;
        Deque<Feed.Changed> left = new ArrayDeque<>(turned(all));
        List<Feed.Changed> some = take(left, isLeft);
        MessageSearch search = search(some);
        while (!some.isEmpty()) {
            List<Feed.Changed> next = take(left, isLeft);
            MessageSearch ahead = search(next);
            if (!next.isEmpty()) {
                work.prepare(next, ahead);
            }
            List<Feed.Changed> now = some.stream().filter(isLeft).toList();
            if (!now.isEmpty()) {
                batch(now, search, work);
            }
            some = next;
            search = ahead;
        }
        if (!alone.isEmpty()) {
            settle(work);
        }
    }

    /** Where nothing went well so far other calls come first each time, until one of them does. */
    private List<Feed.Changed> turned(List<Feed.Changed> all) {
        List<Feed.Changed> turned = new ArrayList<>(all);
        Collections.rotate(turned, -shift);
        return turned;
    }

    private List<Feed.Changed> take(Deque<Feed.Changed> left, Predicate<Feed.Changed> isLeft) {
        List<Feed.Changed> some = new ArrayList<>();
        while (!left.isEmpty() && some.size() < limits.chunk()) {
            Feed.Changed one = left.remove();
            if (isLeft.test(one)) {
                some.add(one);
            }
        }
        return some;
    }

    private MessageSearch search(List<Feed.Changed> some) {
        return new MessageSearch(searches, limits, some.size() == 1);
    }

    private void batch(List<Feed.Changed> some, MessageSearch search, Batch work) {
        try {
            work.run(some, search);
            done(some);
        } catch (MessageSearch.TooMany e) {
            halves(some, work);
        } catch (Lane.Lost e) {
            throw e;
        } catch (TrackerException e) {
            if (!(e instanceof Unanswered)) {
                throw e; // the cluster takes no changes: of whichever calls
            }
            failed(some, work, e);
        } catch (RuntimeException e) {
            failed(some, work, e);
        }
        between.run();
    }

    private void done(List<Feed.Changed> some) {
        row = 0;
        shift = 0;
        witness = Optional.of(some.getLast());
        some.forEach(one -> setbacks.over(one.callId()));
    }

    private void failed(List<Feed.Changed> some, Batch work, RuntimeException why) {
        row++;
        if (row > ROW) {
            testify(work, why);
        }
        if (some.size() == 1) {
            alone.put(some.getFirst(), why);
        } else {
            halves(some, work);
        }
    }

    /** Goes on where a call that went well before does so again: then it is not the cluster that fails, but many calls are bad. */
    private void testify(Batch work, RuntimeException why) {
        if (witness.isEmpty()) {
            shift += ROW;
            throw why;
        }
        again(witness.get(), work);
        row = 0;
    }

    private void again(Feed.Changed one, Batch work) {
        work.run(List.of(one), search(List.of(one)));
    }

    private void halves(List<Feed.Changed> some, Batch work) {
        int half = some.size() / 2;
        for (List<Feed.Changed> part : List.of(some.subList(0, half), some.subList(half, some.size()))) {
            if (!part.isEmpty()) {
                batch(part, search(part), work);
            }
        }
    }

    /** Tells calls that do not let themselves be worked on from a cluster that fails just now. */
    private void settle(Batch work) {
        RuntimeException first = alone.values().iterator().next();
        // Nothing went well yet: nothing shows that it is because of these.
        Feed.Changed other = witness.orElseThrow(() -> first);
        again(other, work);
        Instant now = clock.instant();
        List<RuntimeException> again = new ArrayList<>();
        alone.forEach((one, why) -> {
            if (setbacks.givesUp(one.callId(), now)) {
                skipped.accept(one.callId(), String.valueOf(why.getMessage()));
            } else {
                again.add(why);
            }
        });
        if (!again.isEmpty()) {
            throw new TrackerException(
                    again.size() + (again.size() == 1 ? " call" : " calls") + " to be tried again: "
                            + again.getFirst().getMessage(),
                    again.getFirst());
        }
    }
}
