// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does the same with many things, some of them at the same time. Whoever asks works as well: where no other thread is free
 * all is done all the same, and nothing is waited for that nobody does. Thread-safe.
 */
public final class Crew {
    private final Executor others;
    private final int helpers;

    /**
     * @param others runs those who help; it may refuse
     * @param helpers so many besides the one who asks
     */
    public Crew(Executor others, int helpers) {
        this.others = others;
        this.helpers = helpers;
    }

    /**
     * What the work makes of each, in their order.
     *
     * @param work needs nothing but what it is given, and may be done for several at once
     * @throws RuntimeException the first one that the work threw, once nothing is in the works any more
     */
    <T, R> List<R> map(List<T> items, Function<? super T, R> work) {
        Task<T, R> task = new Task<>(items, work);
        try {
            for (int helper = 0; helper < Math.min(helpers, items.size() - 1); helper++) {
                others.execute(task);
            }
        } catch (RejectedExecutionException e) {
            // Then there are fewer of us.
        }
        task.run();
        return task.done();
    }

    /** Whoever runs it takes one after the other as long as there are any. */
    private static final class Task<T, R> implements Runnable {
        private final List<T> items;
        private final Function<? super T, R> work;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;
        private final AtomicReferenceArray<R> results;
        private volatile @Nullable RuntimeException failure;

        Task(List<T> items, Function<? super T, R> work) {
            this.items = List.copyOf(items);
            this.work = work;
            this.left = new CountDownLatch(items.size());
            this.results = new AtomicReferenceArray<>(items.size());
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                try {
                    results.set(i, work.apply(items.get(i)));
                } catch (RuntimeException e) {
                    failure = failure == null ? e : failure;
                } finally {
                    left.countDown();
                }
            }
        }

        List<R> done() {
            try {
                left.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TrackerException("the tracker was told to stop", e);
            }
            RuntimeException thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
            List<R> all = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                all.add(results.get(i));
            }
            return all;
        }
    }
}
